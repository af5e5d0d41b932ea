import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { scratch } from "./command";

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

test("alone it prints each setting on a line and ends cleanly within two seconds of SIGTERM", async () => {
  const { child, printed, folder } = start([]);
  while (!printed.stdout.includes("SIGN_IN_CLIENT_SECRET=")) await once(child.stdout, "data");
  expect(printed.stdout).toMatch(/^COGNITO_POOLS=dev=eu-west-1_LocalDev1,prod=eu-west-1_LocalPrd1$/m);
  expect(printed.stdout).toMatch(/^SIGN_IN_CLIENT_ID=console0signin0local0dev01$/m);
  const asked = performance.now();
  child.kill("SIGTERM");
  expect(await end(child)).toBe(0);
  expect(performance.now() - asked).toBeLessThan(2000);
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

// Only where the AWS CLI is there, and new enough to know secrets.
if (
  spawnSync("aws", ["cognito-idp", "add-user-pool-client-secret", "help"], { stdio: "ignore" }).status === 0
)
  test("the AWS CLI works against it unchanged", async () => {
    const pool = "--user-pool-id eu-west-1_LocalDev1";
    const script = `set -e
      id=$(aws cognito-idp create-user-pool-client ${pool} --client-name cli --generate-secret --query UserPoolClient.ClientId --output text)
      aws cognito-idp add-user-pool-client-secret ${pool} --client-id "$id" --query 'length(ClientSecretDescriptor.ClientSecretValue)'
      aws cognito-idp list-user-pool-clients ${pool} --max-results 5 --query 'length(UserPoolClients)'
      aws cognito-idp delete-user-pool-client ${pool} --client-id "$id"
      aws cognito-idp describe-user-pool-client ${pool} --client-id "$id"`;
    const { child, printed } = start(["--", "sh", "-c", script]);
    expect(await end(child)).not.toBe(0);
    expect(printed.stdout).toMatch(/^52\n5$/m);
    expect(printed.stderr).toContain(
      "(ResourceNotFoundException) when calling the DescribeUserPoolClient operation",
    );
  });
