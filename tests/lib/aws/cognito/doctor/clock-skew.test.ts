import { expect, test } from "vitest";
import { clockSkew } from "@/lib/aws/cognito/doctor/clock-skew";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito();

/** In whole hours: no machine is so slow that a second more or less is seen. */
const hoursAhead = async () => Math.round(((await clockSkew(devPool())) ?? Number.NaN) / 3_600_000);

test("a clock like Cognito's is told from one that is behind", async () => {
  expect(Math.abs(await hoursAhead())).toBe(0);
  await pullLever(cognito.url, "clock", { move: 11 * 3_600_000 });
  // A refusal tells the time as well.
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPool"] });
  expect(await hoursAhead()).toBe(-11);
});
