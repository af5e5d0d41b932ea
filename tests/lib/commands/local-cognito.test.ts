import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { scratch } from "../../kit/command";

const listPools = "AWSCognitoIdentityProviderService.ListUserPools";

/** Runs `npm run local-cognito` with these arguments on a free port and a data file of its own. */
function start(args: string[], folder = scratch(), environment: Record<string, string> = {}) {
  const all = ["--conditions=react-server", "--import", "tsx", "lib/commands/local-cognito.ts"];
  const child = spawn(
    process.execPath,
    [...all, "--port", "0", "--data", join(folder, "data.json"), ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
    },
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    printed.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    printed.stderr += chunk;
  });
  return { child, printed, folder };
}

async function end(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [status] = await once(child, "close");
  return status;
}

test("a command gets the settings, its exit status is passed on, and the lock is gone afterwards", async () => {
  const script = `fetch(process.env.SIGN_IN_ISSUER + "/.well-known/jwks.json").then(async (reply) => {
    console.log(process.env.AWS_DEFAULT_REGION, process.env.AWS_PROFILE, (await reply.json()).keys.length);
    process.exit(7);
  })`;
  const { child, printed, folder } = start(["--", process.execPath, "-e", script], undefined, {
    AWS_PROFILE: "mine",
  });
  expect(await end(child)).toBe(7);
  expect(printed.stdout).toContain("eu-west-1 undefined 2\n");
  expect(printed.stdout).toMatch(/^admin@example\.com \S{20} admin$/m);
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

test("alone it prints each setting on a line and ends cleanly on SIGTERM, whoever waits for an answer", async () => {
  const { child, printed, folder } = start([]);
  while (!printed.stdout.includes("SIGN_IN_CLIENT_SECRET=")) await once(child.stdout, "data");
  expect(printed.stdout).toMatch(/^COGNITO_POOLS=dev=eu-west-1_LocalDev1,prod=eu-west-1_LocalPrd1$/m);
  expect(printed.stdout).toMatch(/^SIGN_IN_CLIENT_ID=console0signin0local0dev01$/m);
  const url = /is ready: (\S+)/.exec(printed.stdout)?.[1] ?? "";
  await pullLever(url, "faults", { operation: "ListUserPools", kind: "hang" });
  const hanging = fetch(url, {
    method: "POST",
    headers: { "x-amz-target": listPools, authorization: "any" },
  });
  const isCut = expect(hanging).rejects.toThrow();
  await expect.poll(() => journalOf(url, "ListUserPools")).toHaveLength(1);
  child.kill("SIGTERM");
  expect(await end(child)).toBe(0);
  await isCut;
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

test("SIGTERM ends the command it lends to as well", async () => {
  const { child, printed } = start([
    "--",
    process.execPath,
    "-e",
    "console.log('pid', process.pid); setInterval(() => {}, 1000)",
  ]);
  while (!/pid \d+\n/.test(printed.stdout)) await once(child.stdout, "data");
  const pid = Number(/pid (\d+)/.exec(printed.stdout)?.[1]);
  child.kill("SIGTERM");
  await end(child);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test.each([
  [["--port", "x"], /^--port is not a whole number/],
  [
    ["--", "no-such-command"],
    /^The command no-such-command could not be started \(ENOENT\)\. Check its name and its path\.$/,
  ],
  [
    ["--host", "0.0.0.0"],
    /^On 0\.0\.0\.0 others could reach the local Cognito and read every secret in it\. /,
  ],
])("%j ends with status 1 and one clear line", async (args, line) => {
  const { child, printed } = start(args);
  expect(await end(child)).toBe(1);
  expect(printed.stderr.trim()).toMatch(line);
  expect(printed.stderr.trim().split("\n")).toHaveLength(1);
});

const pool = "--user-pool-id eu-west-1_LocalDev1";
const create = `aws cognito-idp create-user-pool-client ${pool} --client-name cli --generate-secret --query UserPoolClient.ClientId --output text`;

// An AWS CLI from before July 2023 takes the endpoint as an argument only; Debian 12 has such a one.
test.runIf(runsAws("--version"))("an AWS CLI of any age works against it unchanged", async () => {
  const script = `set -e
      aws() { command aws "$@" --endpoint-url "$AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"; }
      id=$(${create})
      on="${pool} --client-id $id"
      aws cognito-idp update-user-pool-client $on --access-token-validity 5 --token-validity-units AccessToken=minutes --query UserPoolClient.AccessTokenValidity
      aws cognito-idp list-user-pool-clients ${pool} --max-results 5 --query 'length(UserPoolClients)'
      aws cognito-idp delete-user-pool-client $on
      aws cognito-idp describe-user-pool-client $on`;
  const { child, printed } = start(["--", "sh", "-c", script]);
  expect(await end(child)).not.toBe(0);
  expect(printed.stdout).toMatch(/^5\n5$/m);
  expect(printed.stderr).toContain(
    "(ResourceNotFoundException) when calling the DescribeUserPoolClient operation",
  );
});

// The AWS CLI knows secrets since February 2026.
test.runIf(runsAws("cognito-idp", "add-user-pool-client-secret", "--generate-cli-skeleton"))(
  "the AWS CLI adds, lists and deletes a secret",
  async () => {
    const script = `set -e
      id=$(${create})
      on="${pool} --client-id $id"
      added=$(aws cognito-idp add-user-pool-client-secret $on --query ClientSecretDescriptor.ClientSecretId --output text)
      aws cognito-idp list-user-pool-client-secrets $on --query 'length(ClientSecrets)'
      aws cognito-idp delete-user-pool-client-secret $on --client-secret-id "$added"
      aws cognito-idp list-user-pool-client-secrets $on --query 'length(ClientSecrets)'`;
    const { child, printed } = start(["--", "sh", "-c", script]);
    expect(await end(child)).toBe(0);
    expect(printed.stdout).toMatch(/^2\n1$/m);
  },
);

function runsAws(...args: string[]): boolean {
  return spawnSync("aws", args, { stdio: "ignore" }).status === 0;
}
