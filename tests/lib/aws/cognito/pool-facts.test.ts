import {
  CreateUserPoolDomainCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { describeDomain, listReplicas } from "@/lib/aws/cognito/pool-facts";
import { describePool } from "@/lib/aws/cognito/pools";
import { devPool, ownCognito } from "@/tests/kit/console-on";

const cognito = await ownCognito();
const pool = devPool();
const UserPoolId = pool.id;
const change = (settings: Omit<UpdateUserPoolCommandInput, "UserPoolId">) =>
  cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId, ...settings }));

async function facts() {
  const description = await describePool(pool, 0);
  if (!description.ok) throw new Error(description.problem.message);
  return description.value.facts;
}

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:it";
const key = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1";

test("the facts of a pool are those that Cognito gives", async () => {
  expect(await facts()).toMatchObject({
    arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId}`,
    plan: "ESSENTIALS",
    isProtected: false,
    triggers: [],
    keyArn: null,
    hasUpdatedIssuer: false,
    prefix: "clientele-dev",
    customDomain: null,
    createdAt: expect.stringMatching(/Z$/),
  });
  await change({
    UserPoolTier: "PLUS",
    DeletionProtection: "ACTIVE",
    KeyConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: key },
    IssuerConfiguration: { Type: "UPDATED" },
    LambdaConfig: {
      PreSignUp: functionArn,
      PreTokenGeneration: functionArn,
      CustomSMSSender: { LambdaVersion: "V1_0", LambdaArn: functionArn },
      KMSKeyID: key,
    },
  });
  expect(await facts()).toMatchObject({
    plan: "PLUS",
    isProtected: true,
    triggers: [
      { name: "Pre sign-up", functionArn },
      { name: "Custom SMS sender", functionArn },
    ],
    keyArn: key,
    hasUpdatedIssuer: true,
  });
});

test("a domain has its status, login pages, certificate, TLS policy and failover", async () => {
  expect(await describeDomain(pool, "clientele-dev")).toEqual({
    ok: true,
    value: { status: "ACTIVE", loginVersion: 1, certificateArn: null, tlsPolicy: null, failover: null },
  });
  const CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234";
  await cognito.sdk.send(
    new CreateUserPoolDomainCommand({
      UserPoolId,
      Domain: "auth.example.com",
      ManagedLoginVersion: 2,
      CustomDomainConfig: { CertificateArn, SecurityPolicy: "TLS_V1_3_2025" },
      Routing: { Failover: { SecondaryRegion: "eu-central-1", PrimaryRoute53HealthCheckId: "abc" } },
    }),
  );
  expect(await describeDomain(pool, "auth.example.com")).toEqual({
    ok: true,
    value: {
      status: "ACTIVE",
      loginVersion: 2,
      certificateArn: CertificateArn,
      tlsPolicy: "TLS_V1_3_2025",
      failover: { region: "eu-central-1", healthCheckId: "abc" },
    },
  });
});

test("a domain of another pool, or of none, is not this pool's", async () => {
  expect(await describeDomain(pool, "clientele-prod")).toEqual({ ok: true, value: null });
  expect(await describeDomain(pool, "nobody-has-this")).toEqual({ ok: true, value: null });
});

test("a pool in one Region has no replicas", async () => {
  expect(await listReplicas(pool)).toEqual({ ok: true, value: [] });
});
