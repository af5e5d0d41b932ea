import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { read } from "@/lib/config";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { end, start } from "./local-cognito-child";

const listPools = "AWSCognitoIdentityProviderService.ListUserPools";

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

test("alone it prints each setting on a line and ends cleanly on SIGTERM, even while a request waits for an answer", async () => {
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

test("what it prints is all that a console needs, by the names of .env.example", async () => {
  const { child, printed } = start(["--console-url", "http://localhost:4321"]);
  while (!printed.stdout.includes("\nPORT=")) await once(child.stdout, "data");
  const settings = parseEnv(printed.stdout.slice(printed.stdout.indexOf("# Settings")));
  expect(read(settings)).toMatchObject({ publicUrl: "http://localhost:4321" });
  expect(settings.PORT).toBe("4321");
  const example = parseEnv(readFileSync(join(projectRoot, ".env.example"), "utf8"));
  expect(Object.keys(settings).filter((name) => !(name in example))).toEqual([]);
});

test("behind a proxy it says nothing of the console's port", async () => {
  const { child, printed } = start(["--console-url", "https://console.example.com:8443"]);
  while (!/\nNEXTAUTH_SECRET=.+\n/.test(printed.stdout)) await once(child.stdout, "data");
  expect(printed.stdout).toContain("\nNEXTAUTH_URL=https://console.example.com:8443\n");
  expect(printed.stdout).not.toMatch(/^PORT=/m);
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

test("an argument that is wrong ends it with status 2 and one clear line", async () => {
  const { child, printed } = start(["--latency", "x"]);
  expect(await end(child)).toBe(2);
  expect(printed.stderr.trim()).toMatch(
    /^--latency is not a whole number from 0 to 60000\. Options: --port, /,
  );
  expect(printed.stderr.trim().split("\n")).toHaveLength(1);
});

test.each([
  [
    ["--", "no-such-command"],
    /^The command no-such-command couldn’t be started \(ENOENT\)\. Check its name and path\.$/,
  ],
  [
    ["--host", "0.0.0.0"],
    /^On 0\.0\.0\.0, others could reach the local Cognito and read every secret in it\. /,
  ],
])("%j ends with status 1 and one clear line", async (args, line) => {
  const { child, printed } = start(args);
  expect(await end(child)).toBe(1);
  expect(printed.stderr.trim()).toMatch(line);
  expect(printed.stderr.trim().split("\n")).toHaveLength(1);
});
