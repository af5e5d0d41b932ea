import { expect, test } from "vitest";
import { provisionedLimit } from "@/lib/aws/cognito/limits";
import { describePool } from "@/lib/aws/cognito/pools";
import { speed } from "@/lib/aws/cognito/sdk";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito();
const pool = devPool();

test("a rate that the account bought is read, with the free one", async () => {
  await describePool(pool, 0);
  expect(await provisionedLimit(pool, "ClientAuthentication")).toEqual({
    ok: true,
    value: { perSecond: 150, free: 150 },
  });
  const before = speed("DescribeUserPoolClient", pool).perSecond;
  await pullLever(cognito.url, "quotas", { on: false, limits: { UserPoolClientRead: 45 } });
  expect(await provisionedLimit(pool, "UserPoolClientRead")).toEqual({
    ok: true,
    value: { perSecond: 45, free: 15 },
  });
  // The rate of one operation on one pool cannot be bought.
  expect(speed("DescribeUserPoolClient", pool).perSecond).toBe(before);
});

test("a denied call names the permission, which no policy on one pool can hold", async () => {
  await pullLever(cognito.url, "iam", { deny: ["GetProvisionedLimit"] });
  expect(await provisionedLimit(pool, "UserPoolClientRead")).toMatchObject({
    ok: false,
    problem: {
      code: "aws-denied",
      message: expect.stringContaining("needs cognito-idp:GetProvisionedLimit on all resources (*)."),
    },
  });
  await pullLever(cognito.url, "iam");
});
