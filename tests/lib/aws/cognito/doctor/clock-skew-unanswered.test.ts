import { expect, test } from "vitest";
import { clockSkew } from "@/lib/aws/cognito/doctor/clock-skew";
import { devPool, ownCognito } from "@/tests/kit/console-on";

const cognito = await ownCognito();

test("without an answer there is nothing to compare with", async () => {
  await cognito.stop();
  expect(await clockSkew(devPool())).toBeNull();
});
