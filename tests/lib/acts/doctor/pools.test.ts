import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { examinePools } from "@/lib/acts/doctor/pools";
import { actions } from "@/lib/aws/cognito/doctor/iam-actions";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { pullLever } from "@/tests/kit/local-lever";

const dev = "eu-west-1_LocalDev1";
let cognito: Awaited<ReturnType<typeof freshCognito>>;
const now = Date.now;
const clock = { ahead: 0 };

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn({ settings: { ...cognito.settings, COGNITO_POOLS: `dev=${dev},gone=eu-west-1_Gone00000` } });
});
afterEach(async () => {
  await pullLever(cognito.url, "");
  vi.restoreAllMocks();
});
afterAll(() => cognito.stop());

/** What is not well in the environment dev, an hour after the last look, so that no description is left over. */
async function unwell() {
  clock.ahead += 3_600_000;
  // It goes on: where it stood still, the scheduler would never have a turn left.
  vi.spyOn(Date, "now").mockImplementation(() => now() + clock.ahead);
  const found = await examinePools();
  return found.filter(({ check, status }) => check.startsWith("dev") && status !== "ok");
}

test("a sound environment has nothing to tell of, and a pool that is not there is named with its setting", async () => {
  expect(await unwell()).toEqual([]);
  expect(await examinePools()).toContainEqual({
    check: "gone",
    status: "problem",
    message: "The account of these credentials has no pool eu-west-1_Gone00000 in eu-west-1.",
    advice: expect.stringContaining("COGNITO_POOLS"),
  });
});

test.each(
  actions.map(({ name, need, isOfAccount }) => [
    name,
    need === "always" ? "problem" : "note",
    isOfAccount ? "*" : `the user pool ${dev}`,
  ]),
)("without %s there is a %s that names the action and what to allow it on: %s", async (name, status, on) => {
  await pullLever(cognito.url, "iam", { deny: [name] });
  const found = (await unwell()).filter(({ check }) => check !== "dev");
  expect(found).toEqual([
    {
      check: `dev, cognito-idp:${name}`,
      status,
      message: expect.stringMatching(/^Not allowed/),
      advice: expect.stringContaining(`Allow cognito-idp:${name} on ${on}.`),
    },
  ]);
});

test("expired credentials are one problem of the environment, and its actions are not probed", async () => {
  await pullLever(cognito.url, "faults", { operation: "*", kind: "expired-credentials", rate: 1 });
  expect(await unwell()).toEqual([
    {
      check: "dev",
      status: "problem",
      message: "The console’s AWS credentials have expired.",
      advice: expect.stringContaining("Renew the console’s credentials"),
    },
  ]);
});

test("a probe without an answer is a problem of its own", async () => {
  await pullLever(cognito.url, "faults", { operation: "AddUserPoolClientSecret", kind: "reset-before" });
  expect(await unwell()).toMatchObject([
    {
      check: "dev, cognito-idp:AddUserPoolClientSecret",
      status: "problem",
      advice: "Run the doctor again in a minute.",
    },
  ]);
});

test("a token endpoint behind a firewall's page is a problem, and a pool without a domain is not", async () => {
  await pullLever(cognito.url, "faults", { operation: "token", kind: "access-denied" });
  expect(await unwell()).toMatchObject([
    { check: "dev, token endpoint", status: "problem", message: expect.stringContaining("returns 403") },
  ]);
  const domain = { UserPoolId: dev, Domain: "clientele-dev" };
  await cognito.sdk.send(new DeleteUserPoolDomainCommand(domain));
  expect(await unwell()).toMatchObject([
    { check: "dev, token endpoint", status: "note", message: expect.stringContaining("GetClientToken") },
  ]);
  await cognito.sdk.send(new CreateUserPoolDomainCommand(domain));
});

test("registration that is open to everyone is a note, and a problem for M2M clients", async () => {
  const open = (OpenDcrGrantTypes: ("code" | "client_credentials")[]) =>
    cognito.sdk.send(
      new UpdateUserPoolCommand({
        UserPoolId: dev,
        DcrConfiguration: { OpenDcrEnabled: true, OpenDcrGrantTypes },
      }),
    );
  const found = async () => (await unwell()).find(({ check }) => check.endsWith("registration"));
  await open(["code"]);
  expect(await found()).toMatchObject({
    status: "note",
    message: expect.stringContaining("sign-in clients"),
  });
  await open(["client_credentials"]);
  expect(await found()).toMatchObject({ status: "problem", message: expect.stringContaining("pays for") });
  await cognito.sdk.send(
    new UpdateUserPoolCommand({ UserPoolId: dev, DcrConfiguration: { OpenDcrEnabled: false } }),
  );
});
