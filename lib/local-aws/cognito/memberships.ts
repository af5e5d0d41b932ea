import { groupName, nextToken, poolId, username } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { page, pageOf } from "@/lib/local-aws/call/paging";
import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { list, number, record, required, text } from "@/lib/local-aws/call/shape";
import { attributeOf, requirePerson, savePerson, toAws } from "@/lib/local-aws/model/person";
import type { Person } from "@/lib/local-aws/model/records";
import { findPool } from "@/lib/local-aws/model/state";
import { findGroup, toAws as groupToAws } from "./groups";

const mostGroups = 100;
const membership = record({
  UserPoolId: required(poolId),
  Username: required(username),
  GroupName: required(groupName),
});
const limit = number(0, 60);

export const membershipOperations = {
  // Adding a person twice is not an error (cognito-facts 2.7).
  AdminAddUserToGroup: operation(membership, (world, { UserPoolId, Username, GroupName }) => {
    const pool = findPool(world.state, UserPoolId);
    const person = requirePerson(pool, Username);
    findGroup(pool, GroupName);
    if (person.groups.includes(GroupName)) return {};
    if (person.groups.length >= mostGroups)
      throw new Refusal("LimitExceededException", `A user can not be in more than ${mostGroups} groups.`);
    savePerson(world, pool, person, { groups: [...person.groups, GroupName] });
    return {};
  }),
  AdminRemoveUserFromGroup: operation(membership, (world, { UserPoolId, Username, GroupName }) => {
    const pool = findPool(world.state, UserPoolId);
    const person = requirePerson(pool, Username);
    findGroup(pool, GroupName);
    savePerson(world, pool, person, { groups: person.groups.filter((name) => name !== GroupName) });
    return {};
  }),
  AdminListGroupsForUser: operation(
    record({
      UserPoolId: required(poolId),
      Username: required(username),
      Limit: limit,
      NextToken: nextToken,
    }),
    (world, { UserPoolId, Username, Limit, NextToken }) => {
      const pool = findPool(world.state, UserPoolId);
      const person = requirePerson(pool, Username);
      const groups = person.groups.flatMap((name) => pool.groups.get(name) ?? []);
      const { values, token } = pageOf(groups, `groups of ${person.sub}`, Limit || 60, NextToken);
      return { Groups: values.map((group) => groupToAws(pool, group)), ...token };
    },
  ),
  ListUsersInGroup: operation(
    record({
      UserPoolId: required(poolId),
      GroupName: required(groupName),
      Limit: limit,
      NextToken: nextToken,
    }),
    (world, { UserPoolId, GroupName, Limit, NextToken }) => {
      const pool = findPool(world.state, UserPoolId);
      findGroup(pool, GroupName);
      const members = [...pool.people.values()].filter((person) => person.groups.includes(GroupName));
      const { values, token } = pageOf(
        members,
        `people in ${UserPoolId} ${GroupName}`,
        Limit || 60,
        NextToken,
      );
      return { Users: values.map(toAws), ...token };
    },
  ),
  ListUsers: operation(
    record({
      UserPoolId: required(poolId),
      AttributesToGet: list(text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+")),
      Limit: limit,
      PaginationToken: nextToken,
      Filter: text(0, 256),
    }),
    (world, { UserPoolId, AttributesToGet, Limit, PaginationToken, Filter }) => {
      const pool = findPool(world.state, UserPoolId);
      const unknown = AttributesToGet?.find((name) => !pool.facts.schema.some((it) => it.Name === name));
      if (unknown !== undefined) throw invalid("One or more requested attributes do not exist in user pool.");
      const count = Limit || 60;
      const list = `people of ${UserPoolId} ${Filter ?? ""}`;
      const found = Filter
        ? pageOf([...pool.people.values()].filter(parseFilter(Filter)), list, count, PaginationToken)
        : page(pool.people, list, count, PaginationToken);
      const next = found.token.NextToken;
      return {
        Users: found.values.map((person) => withAttributes(person, AttributesToGet)),
        ...(next === undefined ? {} : { PaginationToken: next }),
      };
    },
  ),
};

function withAttributes(person: Person, wanted: string[] | undefined) {
  const whole = toAws(person);
  return wanted ? { ...whole, Attributes: whole.Attributes.filter((it) => wanted.includes(it.Name)) } : whole;
}

/** Reads the filter of ListUsers: `name = "value"` or `name ^= "start"` over the attributes Cognito can search. */
function parseFilter(filter: string): (person: Person) => boolean {
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
