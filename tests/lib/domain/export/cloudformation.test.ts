import { expect, test } from "vitest";
import { clientMembers, cloudFormationExport } from "@/lib/domain/export/cloudformation";
import { exported } from "@/tests/kit/exported";

test("everything is retained, waits for its resource server and has what an import asks for", () => {
  const template = JSON.parse(cloudFormationExport(exported));
  expect(template.Parameters.UserPoolId).toEqual({ Type: "String", Default: "eu-west-1_AbC123" });
  expect(template.Resources).toEqual({
    HttpsApiExampleCom: {
      Type: "AWS::Cognito::UserPoolResourceServer",
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        UserPoolId: { Ref: "UserPoolId" },
        Identifier: "https://api.example.com",
        Name: "Orders",
        Scopes: [
          { ScopeName: "read", ScopeDescription: "Lesen, é 😀" },
          { ScopeName: "write", ScopeDescription: 'Say "%{ if }"\n\\' },
        ],
      },
    },
    ItSVarX: {
      Type: "AWS::Cognito::UserPoolClient",
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      DependsOn: ["HttpsApiExampleCom"],
      Properties: {
        UserPoolId: { Ref: "UserPoolId" },
        ClientName: `it's \${var.x}`,
        GenerateSecret: true,
        AccessTokenValidity: 60,
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ["https://api.example.com/read", "https://api.example.com/write"],
        TokenValidityUnits: { AccessToken: "minutes" },
      },
    },
  });
});

test("a resource server without scopes has no empty list, which CloudFormation refuses", () => {
  const bare = { ...exported, clients: [], servers: [{ identifier: "bare", name: "bare", scopes: [] }] };
  expect(JSON.parse(cloudFormationExport(bare)).Resources.Bare.Properties).not.toHaveProperty("Scopes");
});

test("what is not set is no member, and false and zero are set", () => {
  expect(clientMembers({ settings: {} })).toEqual({});
  expect(clientMembers({ settings: { isOAuthOn: false, accessTokenValidity: 0, callbackUrls: [] } })).toEqual(
    {
      AllowedOAuthFlowsUserPoolClient: false,
      AccessTokenValidity: 0,
    },
  );
});
