import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startLocalCognito } from "@/lib/local-aws/server";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";

let folder: string;
let dataFile: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "local-cognito-"));
  dataFile = join(folder, "data.json");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A local Cognito in a process of its own; gives back the process and its address. */
async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/commands/local-cognito.ts"];
  const child = spawn(process.execPath, [...args, "--port", "0", "--data", dataFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const url = /is ready: (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error("The local Cognito did not start.");
}

function sdkFor(endpoint: string): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new CognitoIdentityProviderClient({ endpoint, region: "eu-west-1", credentials, maxAttempts: 1 });
}

test("what was made survives a restart: clients, secrets, keys, accounts", async () => {
  const first = await freshCognito({ dataFile });
  const client = await createClient(first);
  const before = await (await fetch(`${first.url}/${devPool}/.well-known/jwks.json`)).text();
  await first.stop();
  const second = await freshCognito({ dataFile });
  try {
    const secret = { client_id: client.ClientId, client_secret: client.ClientSecret };
    expect((await requestToken(second, secret)).status).toBe(200);
    expect(await (await fetch(`${second.url}/${devPool}/.well-known/jwks.json`)).text()).toBe(before);
    expect(second.accounts).toEqual(first.accounts);
    expect(second.settings.SIGN_IN_CLIENT_SECRET).toBe(first.settings.SIGN_IN_CLIENT_SECRET);
  } finally {
    await second.stop();
  }
});

test("kill -9 at any moment of a storm of writes loses nothing that was acknowledged, and the file is whole", async () => {
  for (let round = 0; round < 3; round++) {
    const { child, url } = await startProcess();
    const sdk = sdkFor(url);
    const acknowledged = new Map<string, { name: string; secrets: number }>();
    const write = async (writer: number) => {
      for (let count = 0; ; count++) {
        const { ClientId } = await createClient({ sdk } as never);
        acknowledged.set(ClientId, { name: "checkout", secrets: 1 });
        await sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId: devPool, ClientId }));
        acknowledged.set(ClientId, { name: "checkout", secrets: 2 });
        const name = `${writer} ${count}`;
        await sdk.send(new UpdateUserPoolClientCommand({ UserPoolId: devPool, ClientId, ClientName: name }));
        acknowledged.set(ClientId, { name, secrets: 2 });
      }
    };
    const storm = Array.from({ length: 8 }, (_, writer) => write(writer).catch(() => "the process is gone"));
    while (acknowledged.size < 20) await new Promise((resolve) => setImmediate(resolve));
    const moment = performance.now() + Math.random() * 100;
    while (performance.now() < moment) await new Promise((resolve) => setImmediate(resolve));
    child.kill("SIGKILL");
    await once(child, "exit");
    await Promise.all(storm);
    sdk.destroy();
    expect(() => JSON.parse(readFileSync(dataFile, "utf8"))).not.toThrow();
    const after = await freshCognito({ dataFile });
    try {
      for (const [ClientId, { name, secrets }] of acknowledged) {
        const on = { UserPoolId: devPool, ClientId };
        const { UserPoolClient } = await after.sdk.send(new DescribeUserPoolClientCommand(on));
        const { ClientSecrets } = await after.sdk.send(new ListUserPoolClientSecretsCommand(on));
        // The write that was under way may be there too: it was not answered, but it may have been made.
        expect(ClientSecrets?.length).toBeGreaterThanOrEqual(secrets);
        if (name !== "checkout") expect(UserPoolClient?.ClientName).toBe(name);
      }
    } finally {
      await after.stop();
    }
  }
});

test("the file is for its owner only, and nothing else is left beside it", async () => {
  const cognito = await freshCognito({ dataFile });
  await createClient(cognito);
  expect(statSync(dataFile).mode & 0o777).toBe(0o600);
  await cognito.stop();
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

test("a second process is refused while the first one lives, and takes over when it is dead", async () => {
  const { child } = await startProcess();
  await expect(startLocalCognito({ port: 0, consoleUrl, dataFile })).rejects.toThrow(
    `The data file ${dataFile} is in use by another local Cognito (process ${child.pid}). Stop it, or choose another file with --data.`,
  );
  child.kill("SIGKILL");
  await once(child, "exit");
  await (await startLocalCognito({ port: 0, consoleUrl, dataFile })).close();
});

test.each([
  ["not JSON"],
  ["{}"],
  ['{"format":"local-cognito 2"}'],
  ['{"format":"local-cognito 2","accounts":[],"refresh":[],"pools":[{"facts":{}}]}'],
  ['{"format":"local-cognito 2","accounts":[],"refresh":[],"pools":"none"}'],
  ['{"format":"local-cognito 2","accounts":[],"refresh":[null],"pools":[]}'],
  [""],
])("a file with %j in it is refused in one sentence and left as it is", async (content) => {
  writeFileSync(dataFile, content);
  await expect(startLocalCognito({ port: 0, consoleUrl, dataFile })).rejects.toThrow(
    `The data file ${dataFile} isn’t from the local Cognito. Choose another file with --data, or move this one away to start with a new one.`,
  );
  expect(readFileSync(dataFile, "utf8")).toBe(content);
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

test("a folder that cannot be written is told in one sentence", async () => {
  writeFileSync(dataFile, "a file, not a folder");
  const inside = join(dataFile, "data.json");
  await expect(startLocalCognito({ port: 0, consoleUrl, dataFile: inside })).rejects.toThrow(
    /^The folder of the data file .* can’t be written \(E\w+\)\. Correct its permissions, or choose another file with --data\.$/,
  );
});

test("a file of another version says so and is left as it is", async () => {
  writeFileSync(dataFile, '{"format":"local-cognito 1","pools":[]}');
  await expect(startLocalCognito({ port: 0, consoleUrl, dataFile })).rejects.toThrow(
    `The data file ${dataFile} is from another version of the local Cognito. Choose another file with --data, or move this one away to start with a new one.`,
  );
  expect(readFileSync(dataFile, "utf8")).toContain("local-cognito 1");
});

test("the console's address is the one of this start", async () => {
  const first = await freshCognito({ dataFile, consoleUrl: "http://localhost:3001" });
  await first.stop();
  const second = await freshCognito({ dataFile, consoleUrl: "http://localhost:3002" });
  try {
    const ClientId = second.settings.SIGN_IN_CLIENT_ID;
    const command = new DescribeUserPoolClientCommand({ UserPoolId: devPool, ClientId });
    expect((await second.sdk.send(command)).UserPoolClient).toMatchObject({
      CallbackURLs: ["http://localhost:3002/api/auth/callback/cognito"],
      LogoutURLs: ["http://localhost:3002/sign-in"],
    });
  } finally {
    await second.stop();
  }
});
