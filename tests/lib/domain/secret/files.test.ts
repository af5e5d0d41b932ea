import { execFileSync } from "node:child_process";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { secretFiles } from "@/lib/domain/secret/files";

const facts = {
  name: "Orders = sync, 2 \"night\" 'shift'",
  clientId: "7abc0123456789abcdefghijkl",
  clientSecret: "gG5hMcX1x0vR8qLkZt3uB9wYpN6sD2fJ",
  tokenUrl: "https://dev.example.com/oauth2/token",
  scopes: ["https://api.example.com/orders/orders.read", "payments/ledger.read"],
};
const variables = {
  CLIENT_ID: facts.clientId,
  CLIENT_SECRET: facts.clientSecret,
  TOKEN_URL: facts.tokenUrl,
  SCOPE: facts.scopes.join(" "),
};

const text = (label: string, change: Partial<typeof facts> = {}) =>
  secretFiles({ ...facts, ...change }).find((file) => file.label === label)?.text ?? "";

test(".env is read back by a .env reader", () => {
  expect(parseEnv(text(".env"))).toEqual(variables);
});

test("JSON is read back", () => {
  const { name: _, ...rest } = facts;
  expect(JSON.parse(text("JSON"))).toEqual(rest);
});

test("shell exports are what a shell's children get", () => {
  const script = `${text("shell exports")}for name in CLIENT_ID CLIENT_SECRET TOKEN_URL SCOPE; do printenv $name; done`;
  const printed = execFileSync("sh", ["-c", script], { env: { ...process.env, SCOPE: "" } }).toString();
  expect(printed).toBe(`${Object.values(variables).join("\n")}\n`);
});

test("the Kubernetes Secret is an object of that kind, with a name that Kubernetes takes", () => {
  const read = parse(text("Kubernetes Secret"));
  expect(read).toEqual({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: expect.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/) },
    type: "Opaque",
    stringData: variables,
  });
});

test("what Cognito allows in a scope breaks none of them", () => {
  const scopes = ["a/$(id)", 'b/`id`"', "c/'%{x}#", "d/{{y}}:-&*!|>"].map((it) => it.replaceAll('"', ""));
  const SCOPE = scopes.join(" ");
  expect(parse(text("Kubernetes Secret", { scopes })).stringData.SCOPE).toBe(SCOPE);
  expect(JSON.parse(text("JSON", { scopes })).scopes).toEqual(scopes);
  const script = `${text("shell exports", { scopes })}printenv SCOPE`;
  expect(execFileSync("sh", ["-c", script], { env: { ...process.env, SCOPE: "" } }).toString()).toBe(
    `${SCOPE}\n`,
  );
});

test("the files are told apart by their ends and named after the client, without its secret", () => {
  const names = secretFiles(facts).map(({ name }) => name);
  expect(names).toEqual([".env", ".json", ".sh", ".yaml"].map((end) => `Orders-sync-2-night-shift${end}`));
});
