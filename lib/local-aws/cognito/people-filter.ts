import { invalid } from "@/lib/local-aws/call/refusal";
import { attributeOf } from "@/lib/local-aws/model/person";
import type { Person } from "@/lib/local-aws/model/records";

/** Reads the filter of ListUsers: `name = "value"` or `name ^= "start"` over the attributes Cognito can search. */
export function parseFilter(filter: string): (person: Person) => boolean {
  const [, name = "", operator = "", quoted = ""] =
    /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
  const read = readers.get(name);
  if (!read) throw invalid("Error while parsing filter.");
  const wanted = quoted.replace(/\\(.)/g, "$1");
  return (person) => {
    const value = read(person) ?? "";
    return operator === "=" ? value === wanted : value.startsWith(wanted);
  };
}

const readers = new Map<string, (person: Person) => string | undefined>([
  ["username", (person) => person.username],
  ["sub", (person) => person.sub],
  ["cognito:user_status", (person) => person.status],
  ["status", (person) => (person.enabled ? "Enabled" : "Disabled")],
  ...["email", "phone_number", "name", "given_name", "family_name", "preferred_username"].map(
    (name): [string, (person: Person) => string | undefined] => [name, (person) => attributeOf(person, name)],
  ),
]);
