import { expect, test } from "vitest";
import { z } from "zod";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { expectToProtect, fileOf, type Gate, nastyFacts, readModule, readStack, words } from "./gate";

/** A JWT authorizer: client_id counts where there is no aud, and one of the route’s scopes is enough (its page). */
const jwtAuthorizer =
  (issuer: string, audience: readonly string[], scopes: readonly string[]): Gate =>
  (claims) =>
    claims.iss === issuer &&
    audience.includes(claims.aud ?? claims.client_id ?? "") &&
    (scopes.length === 0 || words(claims.scope).some((it) => scopes.includes(it)));

/** A Cognito authorizer: with scopes it takes access tokens, without any ID tokens alone (its page). */
const cognitoAuthorizer =
  (region: string, pool: string, scopes: readonly string[]): Gate =>
  (claims) =>
    claims.iss === `https://cognito-idp.${region}.amazonaws.com/${pool}` &&
    (scopes.length === 0
      ? claims.token_use === "id"
      : claims.token_use === "access" && words(claims.scope).some((it) => scopes.includes(it)));

const text = z.string();
const one = z.tuple([text]);

const httpStack = z.object({
  Resources: z.strictObject({
    MachineAuthorizer: z.strictObject({
      Type: z.literal("AWS::ApiGatewayV2::Authorizer"),
      Properties: z.strictObject({
        ApiId: z.literal("ApiId"),
        Name: text,
        AuthorizerType: z.literal("JWT"),
        IdentitySource: z.tuple([z.literal("$request.header.Authorization")]),
        JwtConfiguration: z.strictObject({ Issuer: text, Audience: one }),
      }),
    }),
    Route: z.strictObject({
      Type: z.literal("AWS::ApiGatewayV2::Route"),
      Properties: z.strictObject({
        ApiId: z.literal("ApiId"),
        RouteKey: text,
        Target: z.unknown(),
        AuthorizationType: z.literal("JWT"),
        AuthorizerId: z.literal("MachineAuthorizer"),
        AuthorizationScopes: one,
      }),
    }),
  }),
});

const httpModule = z.object({
  resource: z.strictObject({
    aws_apigatewayv2_authorizer: z.object({
      machines: z.tuple([
        z.object({
          authorizer_type: z.literal("JWT"),
          jwt_configuration: z.tuple([z.strictObject({ issuer: text, audience: one })]),
        }),
      ]),
    }),
    aws_apigatewayv2_route: z.object({
      route: z.tuple([
        z.object({
          authorization_type: z.literal("JWT"),
          target: z.literal(`integrations/\${var.integration_id}`),
          authorization_scopes: one,
        }),
      ]),
    }),
  }),
});

test("an HTTP API takes tokens of this client with this scope, by its JWT authorizer", async () => {
  const facts = nastyFacts();
  const { MachineAuthorizer, Route } = httpStack.parse(
    readStack(fileOf(facts, "http-api/template.yaml")),
  ).Resources;
  const { Issuer, Audience } = MachineAuthorizer.Properties.JwtConfiguration;
  expectToProtect(jwtAuthorizer(Issuer, Audience, Route.Properties.AuthorizationScopes), facts);

  const { resource } = httpModule.parse(await readModule(fileOf(facts, "http-api/main.tf")));
  const [{ issuer, audience }] = resource.aws_apigatewayv2_authorizer.machines[0].jwt_configuration;
  const [{ authorization_scopes }] = resource.aws_apigatewayv2_route.route;
  expectToProtect(jwtAuthorizer(issuer, audience, authorization_scopes), facts);
});

const restStack = z.object({
  Resources: z.object({
    MachineAuthorizer: z.object({
      Properties: z.object({
        Type: z.literal("COGNITO_USER_POOLS"),
        ProviderARNs: z.tuple([z.tuple([text, z.strictObject({ Region: text, UserPoolId: text })])]),
      }),
    }),
    Method: z.object({
      Properties: z.object({
        AuthorizationType: z.literal("COGNITO_USER_POOLS"),
        AuthorizerId: z.literal("MachineAuthorizer"),
        AuthorizationScopes: one,
      }),
    }),
  }),
});

const restModule = z.object({
  data: z.object({
    aws_cognito_user_pool: z.object({ pool: z.tuple([z.strictObject({ user_pool_id: text })]) }),
  }),
  resource: z.object({
    aws_api_gateway_authorizer: z.object({
      machines: z.tuple([
        z.object({
          type: z.literal("COGNITO_USER_POOLS"),
          provider_arns: z.tuple([z.literal(`\${data.aws_cognito_user_pool.pool.arn}`)]),
        }),
      ]),
    }),
    aws_api_gateway_method: z.object({
      method: z.tuple([
        z.object({ authorization: z.literal("COGNITO_USER_POOLS"), authorization_scopes: one }),
      ]),
    }),
  }),
});

test("a REST API takes access tokens with this scope, of any client, as its hint says", async () => {
  const facts = nastyFacts();
  const { MachineAuthorizer, Method } = restStack.parse(
    readStack(fileOf(facts, "rest-api/template.yaml")),
  ).Resources;
  const [[arn, { Region, UserPoolId }]] = MachineAuthorizer.Properties.ProviderARNs;
  expect(arn).toBe(
    `arn:\${AWS::Partition}:cognito-idp:\${Region}:\${AWS::AccountId}:userpool/\${UserPoolId}`,
  );
  expectToProtect(cognitoAuthorizer(Region, UserPoolId, Method.Properties.AuthorizationScopes), facts, [
    "another client",
  ]);

  const { data, resource } = restModule.parse(await readModule(fileOf(facts, "rest-api/main.tf")));
  const [{ user_pool_id }] = data.aws_cognito_user_pool.pool;
  const [{ authorization_scopes }] = resource.aws_api_gateway_method.method;
  expectToProtect(cognitoAuthorizer(facts.region, user_pool_id, authorization_scopes), facts, [
    "another client",
  ]);
  expect(hintOf(facts)).toContain("every client of the pool");
});

test("without a live scope, a method still lists one, so that it never takes ID tokens", () => {
  const stack = restStack.parse(readStack(fileOf({ ...nastyFacts(), scopes: [] }, "rest-api/template.yaml")));
  expect(stack.Resources.Method.Properties.AuthorizationScopes).toEqual(["resource-server/scope"]);
});

test("the hint names the issuer type that a Cognito authorizer doesn’t support", () => {
  expect(hintOf(nastyFacts())).not.toContain("UPDATED");
  const issuer = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123";
  expect(hintOf({ ...nastyFacts(), issuer })).toContain("UPDATED");
});

const hintOf = (facts: SnippetFacts) =>
  snippetGroups(facts)
    .flatMap(({ snippets }) => snippets)
    .find(({ id }) => id === "rest-api")?.hint;
