import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { pullLever } from "@/tests/kit/local-lever";
import { refusalOf } from "./refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const lever = (name: string, body?: object) => pullLever(cognito.url, name, body);

test("with quotas on, one second holds five reads of a pool's clients; virtual time brings the next five", async () => {
  // Time all but stands still, so that nothing comes in while the calls are made, however long they take.
  await lever("clock", { rate: 0.01 });
  await lever("quotas", { on: true });
  const { ClientId } = await createClient(cognito);
  const describe = () => cognito.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  const burst = async () =>
    (await Promise.allSettled(Array.from({ length: 12 }, describe))).filter((it) => it.status === "fulfilled")
      .length;
  expect(await burst()).toBe(5);
  expect(await refusalOf(Promise.all(Array.from({ length: 12 }, describe)))).toMatchObject({
    name: "TooManyRequestsException",
    message: "Rate exceeded",
  });
  await lever("clock", { move: 1000 });
  expect(await burst()).toBe(5);
});

test("two updates of one client at once: the second is told so", async () => {
  const { ClientId } = await createClient(cognito);
  // The first stays at work until the end of the test.
  await lever("faults", { operation: "UpdateUserPoolClient", kind: "slow", milliseconds: 60_000 });
  const update = () => cognito.sdk.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(await refusalOf(Promise.race([update(), update()]))).toMatchObject({
    name: "ConcurrentModificationException",
    message: "Only one request to update user pool client can be processed at a time.",
  });
});
