import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { pullLever } from "@/tests/kit/local-lever";
import { freshClient } from "@/tests/kit/m2m-client";

const pool = "eu-west-1_LocalDev1";
const read = "auth-resource-server/custom-scope.read";
let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const setVersion = (LambdaVersion: "V2_0" | "V3_0") =>
  cognito.sdk.send(
    new UpdateUserPoolCommand({
      UserPoolId: pool,
      LambdaConfig: {
        PreTokenGenerationConfig: {
          LambdaVersion,
          LambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:claims",
        },
      },
    }),
  );

async function asked(aws_client_metadata: string) {
  const { clientId, secret } = await freshClient(cognito);
  const credentials = { client_id: clientId, client_secret: secret };
  const { status, body } = await requestToken(cognito, { ...credentials, aws_client_metadata });
  return { status, error: body.error, scope: body.access_token && decodeJwt(body.access_token).scope };
}

test("a trigger of version 3 gets the client metadata and decides about scopes, one of version 2 gets nothing", async () => {
  const answer = { pool, addScopes: ["orders/read"], suppressScopes: [read] };
  const metadata = '{"environment": "dev", "language": "en-US"}';
  await pullLever(cognito.url, "trigger", answer);
  await setVersion("V2_0");
  expect(await asked(metadata)).toMatchObject({ status: 200, scope: read });
  await setVersion("V3_0");
  expect(await asked(metadata)).toMatchObject({ status: 200, scope: "orders/read" });
  const { lastEvent } = (await (await fetch(`${cognito.url}/_local/trigger`)).json()).pools[pool];
  expect(lastEvent).toEqual({ scopes: [read], clientMetadata: { environment: "dev", language: "en-US" } });
  expect(await asked('{"nested": {}}')).toMatchObject({ status: 400, error: "invalid_request" });
});
