import {
  CreateUserPoolDomainCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describePool } from "@/lib/aws/cognito/pools";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
  // Domains as on AWS; in GovCloud the template says auth-fips itself (lib/config.ts).
  consoleOn({ settings: { ...cognito.settings, COGNITO_DOMAIN_URL: "" } });
});
afterAll(() => cognito.stop());

async function described() {
  const description = await describePool(devPool(), 0);
  if (!description.ok) throw new Error(description.problem.message);
  return description.value;
}

const prefix = "https://clientele-dev.auth.eu-west-1.amazoncognito.com/oauth2/token";
const fips = "https://clientele-dev.auth-fips.eu-west-1.amazoncognito.com/oauth2/token";

test("the token endpoint is that of the prefix, whose FIPS address works as well", async () => {
  expect(await described()).toMatchObject({ tokenUrl: prefix, otherTokenUrls: [fips] });
});

test("a custom domain wins, and the prefix beside it still works", async () => {
  await cognito.sdk.send(
    new CreateUserPoolDomainCommand({
      UserPoolId: devPool().id,
      Domain: "auth.example.com",
      CustomDomainConfig: {
        CertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-1111-2222-3333-444455556666",
      },
    }),
  );
  expect(await described()).toMatchObject({
    tokenUrl: "https://auth.example.com/oauth2/token",
    otherTokenUrls: [prefix, fips],
  });
});

const change = (settings: Omit<UpdateUserPoolCommandInput, "UserPoolId">) =>
  cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId: devPool().id, ...settings }));
const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:claims";

test("the pre token generation trigger has its version, which is 1 where none is set", async () => {
  expect((await described()).tokenTrigger).toBeNull();
  await change({ LambdaConfig: { PreTokenGeneration: functionArn } });
  expect((await described()).tokenTrigger).toEqual({ version: "V1_0", functionArn });
  const PreTokenGenerationConfig = { LambdaVersion: "V3_0", LambdaArn: functionArn } as const;
  await change({ LambdaConfig: { PreTokenGenerationConfig } });
  expect((await described()).tokenTrigger).toEqual({ version: "V3_0", functionArn });
});

test("dynamic client registration is off, for programs with a token, or open", async () => {
  expect((await described()).registration).toBeNull();
  await change({ DcrConfiguration: {} });
  const authenticatedFlows = ["code", "client_credentials"];
  expect((await described()).registration).toEqual({ authenticatedFlows, openFlows: null });
  await change({ DcrConfiguration: { OpenDcrEnabled: true, AuthenticatedGrantTypes: [] } });
  expect((await described()).registration).toEqual({ authenticatedFlows: [], openFlows: ["code"] });
  await change({ DcrConfiguration: { EnableStatus: "Disabled", OpenDcrEnabled: true } });
  expect((await described()).registration).toBeNull();
});
