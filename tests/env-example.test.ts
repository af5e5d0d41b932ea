import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { read, settingNames } from "@/lib/config";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";

const example = parseEnv(readFileSync(join(projectRoot, ".env.example"), "utf8"));
const ofTheSdk = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
const secrets = { NEXTAUTH_SECRET: "x".repeat(32), SIGN_IN_CLIENT_SECRET: "y" };

test("the example names every setting there is, and no other", () => {
  expect(Object.keys(example).sort()).toEqual([...settingNames, ...ofTheSdk].sort());
});

test("with its two secrets filled in, the console starts with it", () => {
  expect(read({ ...example, ...secrets })).toMatchObject({ publicUrl: "http://localhost:3000" });
});

test("it brings no secret along, and the console refuses to start without", () => {
  expect(() => read(example)).toThrow("NEXTAUTH_SECRET is not set.\nSIGN_IN_CLIENT_SECRET is not set.");
});

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito({ port: 0, consoleUrl: "http://localhost:3000" });
});
afterAll(() => cognito.close());

test("its values are those that the local Cognito lends", () => {
  const port = new URL(cognito.url).port;
  const { SIGN_IN_CLIENT_SECRET: _, ...lent } = cognito.settings;
  for (const [name, value] of Object.entries(lent))
    expect([name, example[name]]).toEqual([name, value.replaceAll(`localhost:${port}`, "localhost:9400")]);
});
