import { CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test, vi } from "vitest";
import { learnLimits, poolDetails } from "@/lib/inventory/pool/details";
import { aClient } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
const prod = () => devPool("eu-west-1_LocalPrd1");

beforeEach(() => pullLever(cognito.url, ""));

async function read(pool = devPool()) {
  const details = await poolDetails(pool);
  if (!details.ok) throw new Error(details.problem.message);
  return details.value;
}

test("the page of a pool with one domain takes 6 calls, and none within a minute after", async () => {
  const details = await read();
  expect(details.domains).toMatchObject([{ name: "clientele-dev", state: { ok: true } }]);
  expect(details.replicas).toEqual({ ok: true, value: [] });
  expect(details.limits.map(({ category }) => category)).toEqual([
    "ClientAuthentication",
    "UserPoolClientRead",
    "UserPoolClientUpdate",
  ]);
  const made = [
    "DescribeUserPool",
    "DescribeUserPoolDomain",
    "GetProvisionedLimit",
    "GetProvisionedLimit",
    "GetProvisionedLimit",
    "ListUserPoolReplicas",
  ];
  const calls = async () => (await journalOf(cognito.url)).map(({ operation }) => operation).sort();
  expect(await calls()).toEqual(made);
  await read();
  expect(await calls()).toEqual(made);
  const real = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => real() + 61_000);
  await read();
  vi.restoreAllMocks();
  expect(await calls()).toHaveLength(made.length * 2);
});

test("when the console begins to read a pool, it learns the two rates of its own calls, and tolerates a denial", async () => {
  await learnLimits(devPool());
  expect(await journalOf(cognito.url, "GetProvisionedLimit")).toHaveLength(2);
  await pullLever(cognito.url, "iam", { deny: ["GetProvisionedLimit"] });
  await learnLimits(devPool());
});

test("where AWS denies every optional call, each says so, and the rest stays", async () => {
  const deny = ["DescribeUserPoolDomain", "GetProvisionedLimit", "ListUserPoolReplicas"];
  await pullLever(cognito.url, "iam", { deny });
  const details = await read(prod());
  const denied = { ok: false, problem: { code: "aws-denied" } };
  expect(details.domains).toMatchObject([{ name: "clientele-prod", state: denied }]);
  expect(details.replicas).toMatchObject(denied);
  expect(details.limits).toMatchObject([{ limit: denied }, { limit: denied }, { limit: denied }]);
  expect(details.description.name).toBe("prod");
});

test("where programs can register clients, those that did are counted without a look at each", async () => {
  const { UserPool } = await cognito.sdk.send(
    new CreateUserPoolCommand({ PoolName: "registering", DcrConfiguration: {} }),
  );
  const pool = { ...devPool(), id: UserPool?.Id ?? "" };
  const [, second] = [await aClient(cognito.sdk, pool, "one"), await aClient(cognito.sdk, pool, "two")];
  await pullLever(cognito.url, "dcr", { pool: pool.id, client: second });
  expect((await read(pool)).registered).toEqual({ ok: true, value: { count: 1, isWhole: true } });
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toEqual([]);
});
