import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { createClient, devPool, read } from "@/tests/kit/local-cognito/m2m-client";
import { basic, requestToken } from "@/tests/kit/local-cognito/request-token";

const cognito = await freshCognito();
const { ClientId: id, ClientSecret: secret } = await createClient(cognito, { AllowedOAuthScopes: [read] });
const other = await createClient(cognito, { AllowedOAuthScopes: [read] });
afterAll(() => cognito.stop());

test.each([
  ["the secret twice", { client_secret: secret }],
  ["the secret and the id twice", { client_id: id, client_secret: secret }],
  ["another secret in the form", { client_secret: other.ClientSecret }],
  ["an empty secret in the form", { client_secret: "" }],
  ["another id in the form", { client_id: other.ClientId }],
  ["an empty id in the form", { client_id: "" }],
])("a request with %s is malformed, though its Authorization header is right", async (_, form) => {
  const { status, body } = await requestToken(cognito, form, { authorization: basic(id, secret) });
  expect([status, body.error]).toEqual([400, "invalid_request"]);
});

test("the id may stand in the form, too", async () => {
  const { status } = await requestToken(cognito, { client_id: id }, { authorization: basic(id, secret) });
  expect(status).toBe(200);
});

const DAY = 86_400;

test.each([
  ["AccessToken", 300, DAY],
  ["IdToken", 300, DAY],
  ["RefreshToken", 3_600, 3_650 * DAY],
] as const)(
  "the life of an %s is from %d to %d seconds, and not one less or more",
  async (token, least, most) => {
    const make = (seconds: number) =>
      cognito.sdk
        .send(
          new CreateUserPoolClientCommand({
            UserPoolId: devPool,
            ClientName: `${token} of ${seconds}`,
            [`${token}Validity`]: seconds,
            TokenValidityUnits: { [token]: "seconds" },
          }),
        )
        .then(
          () => "made",
          (error: Error) => error.name,
        );
    expect(await Promise.all([least - 1, least, most, most + 1].map(make))).toEqual([
      "InvalidParameterException",
      "made",
      "made",
      "InvalidParameterException",
    ]);
  },
);
