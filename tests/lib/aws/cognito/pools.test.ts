import { CreateUserPoolDomainCommand } from "@aws-sdk/client-cognito-identity-provider";
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
