import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createClient, getClient } from "@/lib/aws/cognito/clients";
import { makeSecret } from "@/lib/domain/secret/secret";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let clientId = "";

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  const made = await createClient(devPool(), draft("to be read"), makeSecret());
  if (!made.ok) throw new Error(made.problem.message);
  clientId = made.value.client.clientId;
});
afterAll(() => cognito.stop());
afterEach(() => pullLever(cognito.url, ""));

const scope = "auth-resource-server/custom-scope.read";
const draft = (name: string) => ({ name, scopes: [scope], tokenMinutes: 15 });

const plan = (operation: string, kind: string, times: number) =>
  pullLever(cognito.url, "faults", { operation, kind, nth: 1, times });

test("a read that is throttled twice, or whose answer is lost, is made again", async () => {
  await plan("DescribeUserPoolClient", "throttle", 2);
  expect(await getClient(devPool(), clientId)).toMatchObject({ ok: true });
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toHaveLength(3);
  for (const kind of ["reset-before", "500", "503", "bad-json"]) {
    await pullLever(cognito.url, "faults");
    await plan("DescribeUserPoolClient", kind, 1);
    expect(await getClient(devPool(), clientId)).toMatchObject({ ok: true });
  }
});

test("in the background no call is repeated: the reading comes back later", async () => {
  await plan("DescribeUserPoolClient", "500", 1);
  expect(await getClient(devPool(), clientId, "background")).toMatchObject({
    ok: false,
    problem: { code: "unreachable" },
  });
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toHaveLength(1);
});

test("a background read that a person joins while it queues is made again as theirs would be", async () => {
  const before = Array.from({ length: 6 }, (_, count) =>
    getClient(devPool(), `nobody${count}nobody${count}nobody${count}nobod`, "background"),
  );
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", rate: 1 });
  const background = getClient(devPool(), clientId, "background");
  const mine = getClient(devPool(), clientId, "now");
  const calls = async () =>
    (await journalOf(cognito.url, "DescribeUserPoolClient")).filter(({ client }) => client === clientId);
  await expect.poll(calls).toHaveLength(1);
  await pullLever(cognito.url, "faults");
  expect(await mine).toMatchObject({ ok: true });
  expect(await background).toEqual(await mine);
  expect(await calls()).toHaveLength(2);
  await Promise.all(before);
});

test("a creation is made again after throttling only", async () => {
  await plan("CreateUserPoolClient", "throttle", 1);
  expect(await createClient(devPool(), draft("throttled once"), makeSecret())).toMatchObject({ ok: true });
  await pullLever(cognito.url, "journal");
  await plan("CreateUserPoolClient", "reset-after-commit", 1);
  expect(await createClient(devPool(), draft("lost"), makeSecret())).toMatchObject({
    ok: false,
    problem: { code: "unknown-outcome" },
  });
  expect(await journalOf(cognito.url, "CreateUserPoolClient")).toHaveLength(1);
});

test("expired credentials are looked for once more, and then said to be the console's own", async () => {
  await plan("DescribeUserPoolClient", "expired-credentials", 1);
  expect(await getClient(devPool(), clientId)).toMatchObject({ ok: true });
  await plan("DescribeUserPoolClient", "expired-credentials", 9);
  await pullLever(cognito.url, "journal");
  expect(await getClient(devPool(), clientId)).toMatchObject({
    ok: false,
    problem: { code: "aws-credentials" },
  });
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toHaveLength(2);
});
