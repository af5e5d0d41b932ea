import { GetProvisionedLimitCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import type { Cognito } from "@/tests/kit/local-cognito/m2m-client";
import { pullLever } from "@/tests/kit/local-lever";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const limitOf = (Category: string) =>
  cognito.sdk.send(
    new GetProvisionedLimitCommand({
      LimitDefinition: { LimitClass: "API_CATEGORY", Attributes: { Category } },
    }),
  );

test("a category has its free rate until the account buys more, which the quotas then admit", async () => {
  expect((await limitOf("UserPoolRead")).Limit).toEqual({
    LimitDefinition: { LimitClass: "API_CATEGORY", Attributes: { Category: "UserPoolRead" } },
    ProvisionedLimitValue: 15,
    FreeLimitValue: 15,
  });
  await pullLever(cognito.url, "quotas", { on: false, limits: { UserPoolRead: 45 } });
  expect((await limitOf("UserPoolRead")).Limit).toMatchObject({
    ProvisionedLimitValue: 45,
    FreeLimitValue: 15,
  });
  await pullLever(cognito.url, "quotas");
  expect((await limitOf("UserPoolRead")).Limit?.ProvisionedLimitValue).toBe(15);
});

test.each(["", "Nothing", "toString"])("the category %j is refused", async (category) => {
  expect(await refusalOf(limitOf(category))).toMatchObject({ name: "InvalidParameterException" });
});
