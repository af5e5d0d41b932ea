import { cpSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { freePort } from "@/lib/commands/serve/port";
import type { Finding } from "@/lib/domain/doctor/finding";
import { runCommand, scratch } from "@/tests/kit/command";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { freshSts } from "@/tests/kit/fresh-sts";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { writer } from "@/tests/kit/store/writer";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let sts: Awaited<ReturnType<typeof freshSts>>;
const hidden = "a secret that nobody may read in the output";
beforeAll(async () => {
  cognito = await freshCognito();
  sts = await freshSts();
});
afterAll(() => Promise.all([cognito.stop(), sts.stop()]));

const portOf = (url: string) => new URL(url).port;

async function dataDir() {
  const folder = scratch();
  cpSync(await emptyStore(), join(folder, "store"), { recursive: true });
  return folder;
}

/** The settings of a console against AWS, with the local Cognito and the STS of the test in AWS's place. */
async function againstAws({ settings } = cognito): Promise<Record<string, string>> {
  const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = "", ...lent } = settings;
  return {
    ...lent,
    ...sts.settings,
    AWS_ENDPOINT_URL: AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
    NEXTAUTH_URL: "http://localhost:3999",
    NEXTAUTH_SECRET: hidden,
    DATA_DIR: await dataDir(),
  };
}

function reportIn(stdout: string): { status: string; findings: Finding[] } {
  return JSON.parse(stdout);
}

test("beside a local Cognito everything is well, nothing is changed, and no secret is told", async () => {
  const environment = { LOCAL_COGNITO_PORT: portOf(cognito.url), PORT: "3999", DATA_DIR: await dataDir() };
  const { status, stdout, stderr } = await runCommand("doctor", environment);
  expect([status, stderr]).toEqual([0, ""]);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.at(-1)).toBe("No problems found.");
  expect(lines.filter((line) => line.startsWith("problem"))).toEqual([]);
  expect(stdout).toContain("ok       sign-in addresses:");
  expect(stdout).toMatch(/ok {7}store: .* Its schema is up to date/);
  expect(stdout).not.toContain(cognito.settings.SIGN_IN_CLIENT_SECRET);
  expect((await journalOf(cognito.url)).filter(({ committed }) => committed)).toEqual([]);
});

test("without a local Cognito it says what to run", async () => {
  const { status, stdout } = await runCommand("doctor", {}, ["--json"]);
  expect(status).toBe(1);
  expect(reportIn(stdout)).toMatchObject({
    status: "problem",
    findings: [{ check: "settings", advice: expect.stringContaining("npm start") }],
  });
});

test("wrong settings have a line each, and the store is looked at all the same", async () => {
  const { status, stdout } = await runCommand(
    "doctor",
    {
      COGNITO_POOLS: "dev=eu-west-1_AbC123",
      NEXTAUTH_URL: "http://console.example.com",
      NEXTAUTH_SECRET: "short-secret",
      SIGN_IN_ISSUER: "",
      SIGN_IN_CLIENT_ID: "abc",
      SIGN_IN_CLIENT_SECRET: hidden,
      DATA_DIR: await dataDir(),
    },
    ["--json"],
  );
  expect(status).toBe(1);
  expect(reportIn(stdout).findings.map(({ check, status, message }) => [check, status, message])).toEqual([
    ["settings", "problem", "NEXTAUTH_URL must be https, or http on localhost."],
    ["settings", "problem", expect.stringMatching(/^NEXTAUTH_SECRET is shorter than 32 characters/)],
    ["settings", "problem", "SIGN_IN_ISSUER is not set."],
    ["store", "ok", expect.any(String)],
    ["fingerprint key", "ok", expect.stringMatching(/^It is kept in DATA_DIR/)],
  ]);
  expect(stdout).not.toContain("short-secret");
});

test("against AWS it says who the credentials are and which statement the policy lacks", async () => {
  await pullLever(cognito.url, "iam", { deny: ["CreateUserPoolClient"] });
  const { status, stdout, stderr } = await runCommand("doctor", await againstAws(), ["--json"]);
  await pullLever(cognito.url, "iam");
  expect([status, stderr]).toEqual([1, ""]);
  const { findings } = reportIn(stdout);
  expect(findings).toContainEqual({
    check: "credentials",
    status: "ok",
    message: "They are arn:aws:iam::123456789012:user/console.",
    advice: null,
  });
  expect(findings.filter(({ status }) => status === "problem").map(({ advice }) => advice)).toEqual(
    ["Dev1", "Prd1"].map(
      (pool) =>
        `Allow cognito-idp:CreateUserPoolClient on arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Local${pool}.`,
    ),
  );
});

test("everything that is wrong at once is found in one run, and no secret is told", async () => {
  // One of its own: its time does not run backwards.
  const late = await freshCognito();
  await pullLever(late.url, "clock", { move: 400_000 });
  sts.refuse({ GetCallerIdentity: "InvalidClientTokenId" });
  const { status, stdout } = await runCommand("doctor", {
    ...(await againstAws(late)),
    AWS_SECRET_ACCESS_KEY: hidden,
    COGNITO_DOMAIN_URL: `${late.url}/not-{domain}`,
    NEXTAUTH_URL: "http://localhost:4999",
    SIGN_IN_CLIENT_SECRET: hidden,
    DATABASE_URL: `postgres://clientele:${encodeURIComponent(hidden)}@127.0.0.1:${await freePort()}/clientele`,
  });
  sts.refuse({});
  await late.stop();
  expect(status).toBe(1);
  for (const line of [
    /^problem {2}clock, eu-west-1: This machine’s clock is (400|401|399) s behind Cognito’s; AWS refuses/m,
    /^problem {2}credentials: The console’s AWS credentials are missing, wrong or expired\.$/m,
    /^problem {2}dev, token endpoint: http:\S+\/not-clientele-dev\/oauth2\/token returns 404/m,
    /^problem {2}prod, token endpoint: /m,
    /^problem {2}sign-in client: The issuer rejects SIGN_IN_CLIENT_ID with SIGN_IN_CLIENT_SECRET/m,
    /^problem {2}sign-in addresses: The callback URL http:\/\/localhost:4999\/api\/auth\/callback\/cognito/m,
    /^problem {2}store: The PostgreSQL database at DATABASE_URL couldn’t be opened \(ECONNREFUSED\)\.$/m,
  ])
    expect(stdout).toMatch(line);
  expect(stdout).not.toContain(hidden);
  expect(stdout).not.toContain(encodeURIComponent(hidden));
});

test("expired credentials are a problem", async () => {
  await pullLever(cognito.url, "faults", { operation: "*", kind: "expired-credentials", rate: 1 });
  sts.refuse({ GetCallerIdentity: "ExpiredToken" });
  const { status, stdout } = await runCommand("doctor", await againstAws());
  await pullLever(cognito.url, "faults");
  sts.refuse({});
  expect(status).toBe(1);
  for (const check of ["credentials", "dev", "prod"])
    expect(stdout).toContain(`problem  ${check}: The console’s AWS credentials have expired.`);
});

test("an issuer out of reach, and a console that runs and is not ready, are problems", async () => {
  const console = createServer((_request, response) => response.writeHead(503).end('{"status":"not ready"}'));
  const port = await freePort();
  await new Promise<void>((resolve) => console.listen(port, "127.0.0.1", resolve));
  const nowhere = `http://127.0.0.1:${await freePort()}/pool`;
  const { stdout } = await runCommand("doctor", {
    ...(await againstAws()),
    SIGN_IN_ISSUER: nowhere,
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
  });
  console.close();
  expect(stdout).toContain(
    `problem  issuer: ${nowhere}/.well-known/openid-configuration couldn’t be read (ECONNREFUSED)`,
  );
  expect(stdout).toContain(`problem  console: It runs at http://127.0.0.1:${port} but isn’t ready`);
});

test("an embedded store that a console has open is a note", async () => {
  const environment = { ...(await againstAws()), DATABASE_URL: "" };
  const holder = writer(1, { environment, stays: true });
  await holder.acknowledged(2);
  const { status, stdout } = await runCommand("doctor", environment);
  await holder.kill("SIGTERM");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^note {5}store: The embedded database is in use by another console \(process \d+\)/m,
  );
});

test("an argument that is not known is explained", async () => {
  const { status, stderr } = await runCommand("doctor", {}, ["--what"]);
  expect([status, stderr]).toEqual([
    2,
    "Unknown option '--what'. Options: --json, --help. For help, run npm run doctor -- --help.\n",
  ]);
});
