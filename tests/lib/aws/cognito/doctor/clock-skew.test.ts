import { expect, test } from "vitest";
import { clockSkew } from "@/lib/aws/cognito/doctor/clock-skew";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito();

test("a clock like Cognito's is told from one that is minutes behind", async () => {
  expect(Math.abs((await clockSkew(devPool())) ?? Number.NaN)).toBeLessThan(30_000);
  await pullLever(cognito.url, "clock", { move: 400_000 });
  // A refusal tells the time as well.
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPool"] });
  expect(Math.abs(((await clockSkew(devPool())) ?? Number.NaN) + 400_000)).toBeLessThan(30_000);
});

test("without an answer there is nothing to compare with", async () => {
  await cognito.stop();
  expect(await clockSkew(devPool())).toBeNull();
});
