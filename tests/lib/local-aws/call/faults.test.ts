import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  paginateListUserPoolClients,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool, machine } from "@/tests/kit/local-cognito/m2m-client";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { refusalOf } from "./refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const lever = (name: string, body?: object) => pullLever(cognito.url, name, body);
const listPools = () => cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }));
const countClients = async () => {
  let count = 0;
  for await (const page of paginateListUserPoolClients(
    { client: cognito.sdk },
    { UserPoolId, MaxResults: 60 },
  ))
    count += page.UserPoolClients?.length ?? 0;
  return count;
};

test.each([
  ["throttle", "TooManyRequestsException", 400],
  ["500", "InternalErrorException", 500],
  ["503", "ServiceUnavailableException", 503],
  ["access-denied", "AccessDeniedException", 400],
  ["expired-credentials", "ExpiredTokenException", 400],
  ["concurrent-modification", "ConcurrentModificationException", 400],
])("the fault %s refuses the next call with %s and no other", async (kind, name, status) => {
  await lever("faults", { operation: "ListUserPools", kind });
  expect(await refusalOf(listPools())).toMatchObject({ name, status });
  expect((await listPools()).UserPools).toHaveLength(1);
});

test("a fault can wait for the third call and happen twice", async () => {
  await lever("faults", { operation: "ListUserPools", kind: "throttle", nth: 3, times: 2 });
  const outcomes: string[] = [];
  for (let call = 0; call < 5; call++)
    outcomes.push(
      await listPools().then(
        () => "fine",
        (error) => error.name,
      ),
    );
  const throttled = "TooManyRequestsException";
  expect(outcomes).toEqual(["fine", "fine", throttled, throttled, "fine"]);
});

test("a fault can be planned for one client alone, and counts the calls about it", async () => {
  const [one, other] = [await createClient(cognito), await createClient(cognito)];
  const describe = ({ ClientId }: { ClientId: string }) =>
    cognito.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  await lever("faults", { operation: "*", kind: "500", client: one.ClientId, nth: 2 });
  await describe(other);
  await describe(other);
  await describe(one);
  expect(await refusalOf(describe(one))).toMatchObject({ name: "InternalErrorException" });
});

test("a fault with a rate happens about that often, and equally often with the same seed", async () => {
  const count = async () => {
    await lever("faults");
    await lever("faults", { operation: "*", kind: "throttle", rate: 0.3, seed: 7 });
    let failed = 0;
    for (let call = 0; call < 100; call++) await listPools().catch(() => failed++);
    return failed;
  };
  const first = await count();
  expect(first).toBeGreaterThan(15);
  expect(first).toBeLessThan(45);
  expect(await count()).toBe(first);
});

test("a reset before leaves nothing behind, a reset after the commit leaves a client nobody was told of", async () => {
  const before = await countClients();
  await lever("faults", { operation: "CreateUserPoolClient", kind: "reset-before" });
  await expect(createClient(cognito)).rejects.toThrow();
  expect(await countClients()).toBe(before);
  await lever("faults", { operation: "CreateUserPoolClient", kind: "reset-after-commit" });
  await expect(createClient(cognito)).rejects.toThrow();
  expect(await countClients()).toBe(before + 1);
});

test("the SDK's own retries of a lost answer make three clients, and the journal shows one invocation", async () => {
  const sdk = new CognitoIdentityProviderClient({
    endpoint: cognito.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await lever("faults", { operation: "CreateUserPoolClient", kind: "500-after-commit", times: 3 });
  await expect(sdk.send(new CreateUserPoolClientCommand(machine))).rejects.toThrow();
  sdk.destroy();
  const calls = await journalOf(cognito.url, "CreateUserPoolClient");
  expect(calls.map((it) => [it.status, it.committed])).toEqual([
    [500, true],
    [500, true],
    [500, true],
  ]);
  expect(new Set(calls.map((it) => it.invocation)).size).toBe(1);
  expect([...new Set(calls.map((it) => it.bodyHash))]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
});

test("a call that hangs is never answered, and is committed or not as asked", async () => {
  const before = await countClients();
  for (const kind of ["hang", "hang-after-commit"]) {
    await lever("journal");
    await lever("faults", { operation: "CreateUserPoolClient", kind });
    const given = new AbortController();
    const call = cognito.sdk.send(new CreateUserPoolClientCommand(machine), { abortSignal: given.signal });
    await expect
      .poll(() => journalOf(cognito.url, "CreateUserPoolClient"))
      .toMatchObject([{ status: "hang", committed: kind === "hang-after-commit" }]);
    given.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  }
  expect(await countClients()).toBe(before + 1);
});

test("a slow call takes as long as asked", async () => {
  await lever("faults", { operation: "ListUserPools", kind: "slow", milliseconds: 200 });
  const started = performance.now();
  await listPools();
  expect(performance.now() - started).toBeGreaterThan(190);
});

test("an empty page with a token goes on where it was, and every client is still seen once", async () => {
  const all = await countClients();
  await lever("faults", { operation: "ListUserPoolClients", kind: "empty-page" });
  const page = await cognito.sdk.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
  expect(page.UserPoolClients).toEqual([]);
  expect(page.NextToken).toEqual(expect.any(String));
  await lever("faults", { operation: "ListUserPoolClients", kind: "empty-page" });
  expect(await countClients()).toBe(all);
});

test("bad JSON reaches the SDK as an error that can be told", async () => {
  await lever("faults", { operation: "ListUserPools", kind: "bad-json" });
  await expect(listPools()).rejects.toMatchObject({ name: "SyntaxError" });
});

test("the token endpoint has faults of its own", async () => {
  const { ClientId: client_id, ClientSecret: client_secret } = await createClient(cognito);
  const statuses: number[] = [];
  for (const kind of ["throttle", "500", "503", "access-denied"]) {
    await lever("faults", { operation: "token", kind });
    const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret }),
    });
    statuses.push(reply.status);
  }
  expect(statuses).toEqual([429, 500, 503, 403]);
  const calls = await journalOf(cognito.url, "token");
  expect(calls.map((it) => it.client)).toEqual(Array.from({ length: 4 }, () => client_id));
});
