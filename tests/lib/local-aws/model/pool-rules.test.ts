import {
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import type { Cognito } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:claims";
let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

test.each<[string, Partial<CreateUserPoolCommandInput>, string]>([
  ["a name with a slash", { PoolName: "a/b" }, "InvalidParameterException"],
  [
    "a minimum length of 5",
    { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
    "InvalidParameterException",
  ],
  [
    "alias and username attributes together",
    { AliasAttributes: ["email"], UsernameAttributes: ["email"] },
    "InvalidParameterException",
  ],
  ["MFA without anything to send it with", { MfaConfiguration: "ON" }, "InvalidParameterException"],
  [
    "a required custom attribute",
    { Schema: [{ Name: "team", Required: true }] },
    "InvalidParameterException",
  ],
  [
    "threat protection below PLUS",
    { UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" } },
    "FeatureUnavailableInTierException",
  ],
  [
    "access token customization in LITE",
    {
      UserPoolTier: "LITE",
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V3_0", LambdaArn: lambda } },
    },
    "FeatureUnavailableInTierException",
  ],
  [
    "dynamic client registration in LITE",
    { UserPoolTier: "LITE", DcrConfiguration: {} },
    "FeatureUnavailableInTierException",
  ],
])("refuses %s", async (_, wish, name) => {
  expect(
    await refusalOf(cognito.sdk.send(new CreateUserPoolCommand({ PoolName: "pool", ...wish }))),
  ).toMatchObject({ name, status: 400 });
});
