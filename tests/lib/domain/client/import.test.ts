import { expect, test } from "vitest";
import { readClientFile } from "@/lib/domain/client/import";
import { exportFile } from "@/lib/domain/export/file";

const client = {
  clientId: "abc",
  name: "orders",
  hasSecret: true,
  settings: {
    flows: ["client_credentials"],
    authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    isOAuthOn: true,
    scopes: ["orders/read"],
    accessTokenValidity: 30,
    accessTokenUnit: "minutes",
    isRevocable: false,
  },
};
const exported = { poolId: "eu-west-1_A", region: "eu-west-1", clients: [client], servers: [] };
const fileOf = (more: object) => JSON.stringify({ ...exported, ...more });

test("the console's own export of a client is read back", () => {
  const template = readClientFile(exportFile(exported, "json", { hasPoolVariable: false }));
  expect(template).toEqual({
    ok: true,
    value: {
      name: "orders",
      scopes: ["orders/read"],
      tokenMinutes: 30,
      tokenSource: "endpoint",
      carried: { isRevocable: false },
      leftOut: [],
    },
  });
});

test("members that nothing here knows are named, and their values are nowhere", () => {
  const strange = { ...client, clientSecret: "hush", settings: { ...client.settings, color: "hush" } };
  const template = readClientFile(fileOf({ clients: [strange], version: "hush" }));
  expect(template.ok && template.value.leftOut).toEqual([
    "version: not recognized.",
    "clients.clientSecret: not recognized.",
    "settings.color: not recognized.",
  ]);
  expect(JSON.stringify(template)).not.toContain("hush");
});

test.each([
  ["what is no JSON", "{", /This isn’t a JSON export of a client/],
  ["another file", "[]", /This isn’t a JSON export of a client/],
  ["a file of two clients", fileOf({ clients: [client, client] }), /contains 2 clients/],
  ["a file of none", fileOf({ clients: [] }), /contains 0 clients/],
  [
    "a list where a text belongs",
    fileOf({ clients: [{ ...client, settings: { ...client.settings, scopes: "orders/read" } }] }),
    /“AllowedOAuthScopes” has a value that Cognito doesn’t accept/,
  ],
])("%s is refused with a sentence", (_what, text, sentence) => {
  const refused = readClientFile(text);
  expect(refused.ok ? "" : refused.problem.message).toMatch(sentence);
});
