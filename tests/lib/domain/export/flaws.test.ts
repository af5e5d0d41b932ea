import { expect, test } from "vitest";
import type { ClientDefinition, Exported } from "@/lib/domain/client/definition";
import { deadScopesOf } from "@/lib/domain/client/definition";
import { exportFile } from "@/lib/domain/export/file";
import { applicable, type ExportUse } from "@/lib/domain/export/flaws";

const machine = (name: string, scopes: string[], more: object = {}): ClientDefinition => ({
  clientId: `id-${name}`,
  name,
  hasSecret: true,
  settings: { flows: ["client_credentials"], isOAuthOn: true, scopes, ...more },
});
const orders = { identifier: "orders", name: "orders", scopes: [{ name: "read", description: "Read" }] };
const pipe = { identifier: "a|b", name: "pipe", scopes: [{ name: "read", description: "Read" }] };

const pool = (clients: ClientDefinition[], managed: string[] = []): Exported => {
  const all = { poolId: "eu-west-1_A", region: "eu-west-1", clients, servers: [orders, pipe] };
  return { ...all, deadScopes: deadScopesOf(all, managed) };
};

const tokenApi = { authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] };

/** What is wrong with an export, before anybody applies it. */
const cases: [name: string, use: ExportUse, clients: ClientDefinition[], flaws: RegExp[]][] = [
  ["a dead scope", "create", [machine("one", ["orders/read", "orders/gone"])], [/^one: .*orders\/gone/]],
  ["a dead scope", "import", [machine("one", ["orders/read", "orders/gone"])], [/^one .*orders\/gone/]],
  [
    "a scope of a server that is gone",
    "create",
    [machine("one", ["orders/read", "old/read"])],
    [/old\/read/],
  ],
  ["two dead scopes", "create", [machine("one", ["orders/read", "old/a", "old/b"])], [/old\/a, old\/b/]],
  ["dead scopes alone", "create", [machine("one", ["old/read"])], [/^one isn’t included.*old\/read/]],
  ["dead scopes alone", "import", [machine("one", ["old/read"])], [/^one has the missing scope old\/read/]],
  ["no dead scope", "create", [machine("one", ["orders/read", "openid"])], []],
  ["a scope of Cognito’s own", "create", [machine("one", ["aws.cognito/dcr/register", "orders/read"])], []],
  ["a scope of a managed server", "create", [machine("one", ["theirs/read"])], []],
  ["GetClientToken", "import", [machine("one", ["orders/read"], tokenApi)], [/^one: .*explicit_auth_flows/]],
  ["GetClientToken", "create", [machine("one", ["orders/read"], tokenApi)], []],
  ["a new member", "create", [{ ...machine("one", ["orders/read"]), notCarried: ["New"] }], [/^one: New/]],
  ["no scopes at all", "create", [machine("one", [])], []],
  [
    "two clients, one of them dead",
    "create",
    [machine("a", ["old/x"]), machine("b", ["orders/read"])],
    [/^a /],
  ],
];

test.each(cases)("%s, to %s, is named with its client", (_name, use, clients, flaws) => {
  const found = applicable(pool(clients, ["theirs"]), use).flaws.filter((it) => !it.includes("a|b"));
  expect(found).toEqual(flaws.map((it) => expect.stringMatching(it)));
});

test("an identifier with the separator of import IDs is left out of Terraform alone", () => {
  const all = pool([machine("one", ["a|b/read"])]);
  expect(applicable(all, "import").flaws).toEqual([expect.stringMatching(/a\|b isn’t included/)]);
  const text = exportFile(all, "terraform", { hasPoolVariable: false });
  expect(text).toMatch(/^# The resource server a\|b/);
  expect(text).not.toMatch(/identifier\s+= "a\|b"|depends_on/);
  expect(applicable(all, "create").exported.servers).toHaveLength(2);
});

test("what is left out is in the code as a comment, and the rest is there", () => {
  const all = pool([machine("dead\nend", ["old/x"]), machine("half", ["orders/read", "old/y"])]);
  const options = { hasPoolVariable: false };
  const shell = exportFile(all, "cli", options);
  expect(shell).toMatch(/^# dead end isn't included: .*old\/x/m);
  expect(shell.match(/create-user-pool-client/g)).toHaveLength(1);
  expect(shell).not.toContain('"old/y"');
  const template = JSON.parse(exportFile(all, "cloudformation", options));
  expect(template.Metadata.NotIncluded).toHaveLength(2);
  expect(Object.keys(template.Resources)).toEqual(["AB", "Orders", "Half"]);
  expect(exportFile(all, "cdk", options)).toMatch(/^\/\/ half: without the missing scope old\/y/m);
  expect(JSON.parse(exportFile(all, "json", options)).deadScopes).toEqual(["old/x", "old/y"]);
});

test("a text that CloudFormation would resolve is left out of its templates alone, and named without it", () => {
  const reference = "{{resolve:ssm:/prod/key}}";
  const all = pool([machine("one", [`orders/${reference}`]), machine("two", ["orders/read"])], ["orders"]);
  const servers = [orders, { ...pipe, identifier: reference }];
  const exported = { ...all, servers, deadScopes: [] };
  for (const form of ["cloudformation", "cdk"] as const) {
    const text = exportFile(exported, form, { hasPoolVariable: false });
    expect(text).not.toContain("{{");
    expect(text).toContain("two");
    expect(text).toMatch(/one isn’t included: CloudFormation would take/);
    expect(text).toMatch(/The resource server \{ \{resolve:ssm:\/prod\/key\}\} isn’t included/);
  }
  expect(applicable(exported, "create").flaws).toEqual([]);
});
