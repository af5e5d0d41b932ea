import { parse as parseHcl } from "@cdktn/hcl2json";
import { expect } from "vitest";
import { parse as parseYaml } from "yaml";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";

export type Claims = Record<string, string | undefined>;

/** A product set up by a snippet, as its documentation says that it decides: whether it lets these claims pass. */
export type Gate = (claims: Claims) => boolean;

/** Facts whose scope holds what every format trips over. */
export const nastyFacts = (
  scope = `https://api.example.com/it's$(id)/\${a}%{b}'#*/{{c}}!Ref`,
): SnippetFacts => ({
  name: "orders\n# sync: {a}",
  clientId: "1example23456789",
  tokenUrl: "https://example.com/oauth2/token",
  scopes: [scope, "other/scope"],
  poolId: "eu-west-1_AbC123",
  region: "eu-west-1",
  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123",
  hasTokenApi: false,
});

/** A file of a snippet. */
export function fileOf(facts: SnippetFacts, name: string): string {
  const files = snippetGroups(facts).flatMap(({ snippets }) => snippets.flatMap((it) => it.files));
  return files.find((it) => it.name === name)?.text ?? "";
}

/** A CloudFormation template as data. Its short functions give their arguments. */
export const readStack = (text: string): unknown => parseYaml(text, { logLevel: "error" });

/** Terraform as data, with the signs of templates as they are meant. */
export async function readModule(text: string): Promise<unknown> {
  const json = JSON.stringify(await parseHcl("main.tf", text));
  return JSON.parse(json.replaceAll("$${", () => "${").replaceAll("%%{", "%{"));
}

export const words = (text: string | undefined): string[] => (text ?? "").split(" ");

/** Sees that a gate takes the tokens of the client that have the scope, and no others but `alsoTaken`. */
export function expectToProtect(gate: Gate, facts: SnippetFacts, alsoTaken: readonly string[] = []): void {
  const scope = facts.scopes[0] ?? "";
  const good: Claims = {
    iss: facts.issuer,
    sub: facts.clientId,
    client_id: facts.clientId,
    token_use: "access",
    scope: `a/b ${scope}`,
  };
  expect(gate(good)).toBe(true);
  expect(gate({ ...good, scope })).toBe(true);
  const others: Record<string, Claims> = {
    "another issuer": { ...good, iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other" },
    "another client": { ...good, sub: "other", client_id: "other" },
    "a scope it lacks": { ...good, scope: `${scope}.all x${scope} other/scope` },
    "no scope": { ...good, scope: undefined },
    "an ID token": { ...good, client_id: undefined, scope: undefined, token_use: "id", aud: facts.clientId },
  };
  expect(Object.keys(others).filter((name) => gate(others[name] ?? {}))).toEqual(alsoTaken);
}
