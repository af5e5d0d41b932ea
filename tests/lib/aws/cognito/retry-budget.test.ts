import { expect, test } from "vitest";
import { getClient } from "@/lib/aws/cognito/clients";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rawClient } from "@/tests/kit/raw-client";

const cognito = await ownCognito({ COGNITO_RATE: "1000" });

/** Reads so many times while Cognito fails at each of them; how many calls that cost. */
async function callsOf(reads: number, clientId: string): Promise<number> {
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", rate: 1 });
  await pullLever(cognito.url, "journal");
  for (let read = 0; read < reads; read += 1)
    expect(await getClient(devPool(), clientId)).toMatchObject({ ok: false });
  const calls = await journalOf(cognito.url, "DescribeUserPoolClient");
  await pullLever(cognito.url, "faults");
  return calls.length;
}

test("retries are a tenth of all calls and 20 after a quiet time, so that they do not feed an outage", async () => {
  const clientId = await rawClient(cognito.sdk, "retried");
  // Three each for six, two for the seventh, and none for the rest.
  expect(await callsOf(12, clientId)).toBe(12 + 20);
  expect(await callsOf(3, clientId)).toBe(3);
  // A little more than 20: tenths do not add up to whole numbers.
  for (let read = 0; read < 21; read += 1) await getClient(devPool(), clientId);
  expect(await callsOf(3, clientId)).toBe(3 + 2);
});
