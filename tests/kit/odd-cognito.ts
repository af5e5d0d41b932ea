import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { consoleOn } from "./console-on";
import { freshCognito } from "./fresh-cognito";

type Answer = string | ((asked: Record<string, unknown>) => string);

/** The id of the one client that an odd Cognito tells of. */
export const oddClientId = "0123456789abcdefghijklmnop";

/** What Cognito answers each read with, as it should. Every member that the console reads is there. */
export const soundAnswers = {
  ListUserPoolClients: {
    UserPoolClients: [
      { ClientId: oddClientId, ClientName: "the odd one", UserPoolId: "eu-west-1_LocalDev1" },
      { ClientId: "another0another0another0an", ClientName: "another", UserPoolId: "eu-west-1_LocalDev1" },
    ],
    NextToken: null,
  },
  DescribeUserPoolClient: {
    UserPoolClient: {
      ClientId: oddClientId,
      ClientName: "the odd one",
      ClientSecret: "never to be kept",
      ClientType: "STANDARD",
      LastModifiedDate: 1_700_000_000.5,
      CreationDate: 1_700_000_000,
      RefreshTokenValidity: 30,
      AccessTokenValidity: 15,
      IdTokenValidity: 60,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
      ReadAttributes: ["email"],
      WriteAttributes: ["email"],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      SupportedIdentityProviders: ["COGNITO"],
      CallbackURLs: ["https://example.com"],
      LogoutURLs: ["https://example.com"],
      DefaultRedirectURI: "https://example.com",
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: ["orders/read"],
      AllowedOAuthFlowsUserPoolClient: true,
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
    },
  },
  ListUserPoolClientSecrets: {
    ClientSecrets: [
      {
        ClientSecretId: `${oddClientId}--1`,
        ClientSecretCreateDate: 1_700_000_000,
        ClientSecretValue: "hidden",
      },
      { ClientSecretId: `${oddClientId}--2`, ClientSecretCreateDate: 1_700_000_009 },
    ],
  },
  ListResourceServers: {
    ResourceServers: [
      {
        UserPoolId: "eu-west-1_LocalDev1",
        Identifier: "orders",
        Name: "Orders",
        Scopes: [{ ScopeName: "read", ScopeDescription: "Reads orders" }],
      },
      { UserPoolId: "eu-west-1_LocalDev1", Identifier: "another", Name: "Another", Scopes: [] },
    ],
    NextToken: null,
  },
  DescribeResourceServer: {
    ResourceServer: {
      UserPoolId: "eu-west-1_LocalDev1",
      Identifier: "orders",
      Name: "Orders",
      Scopes: [{ ScopeName: "read", ScopeDescription: "Reads orders" }],
    },
  },
  DescribeUserPool: {
    UserPool: {
      Id: "eu-west-1_LocalDev1",
      Name: "Orders",
      Arn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_LocalDev1",
      Domain: "orders",
      CustomDomain: "auth.example.com",
      IssuerConfiguration: { Type: "ORIGINAL" },
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaVersion: "V3_0", LambdaArn: "arn:aws:lambda:claims" },
      },
      DcrConfiguration: { EnableStatus: "Enabled", OpenDcrEnabled: true, OpenDcrGrantTypes: ["code"] },
      CreationDate: 1_700_000_000,
    },
  },
} as const;

/**
 * A Cognito of one's own that answers each operation with the text in `answers`, whatever that is, and which the
 * console's code in this process is pointed at; it ends with the tests of the file.
 */
export async function oddCognito() {
  const answers = new Map<string, Answer>();
  const sound = () => {
    for (const [operation, answer] of Object.entries(soundAnswers))
      answers.set(operation, JSON.stringify(answer));
  };
  sound();
  const local = await freshCognito();
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    let body = "";
    for await (const chunk of request) body += chunk;
    const answer = answers.get(operation) ?? "{}";
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(typeof answer === "string" ? answer : answer(JSON.parse(body)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${port}`;
  consoleOn({
    settings: {
      ...local.settings,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
      COGNITO_RATE: "1000",
      COGNITO_RATE_SHARE: "100",
    },
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await local.stop();
  });
  return { answers, sound };
}
