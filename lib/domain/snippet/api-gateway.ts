import { awsGateway, moduleHead, stackHead } from "@/lib/domain/snippet/aws-gateway";
import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { hclLiteral, stringLiteral } from "@/lib/domain/text/literal";

/** The two kinds of APIs of API Gateway, with the authorizer of each. */
export const apiGatewaySnippets = (facts: SnippetFacts): CodeSnippet[] => [
  awsGateway(facts, {
    id: "http-api",
    title: "API Gateway HTTP API",
    hint: "API Gateway compares Audience with client_id, because the token has no aud. It accepts a token that has any one of the route’s scopes.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
    cloudFormation: httpApi,
    terraform: httpApiTerraform,
  }),
  awsGateway(facts, {
    id: "rest-api",
    title: "API Gateway REST API",
    hint: `The authorizer accepts access tokens only on methods that list scopes. It accepts every client of the pool that has the scope: check client_id in your API if that is too many.${
      hasUpdatedIssuer(facts) ? ` ${unsupportedIssuer}` : ""
    }`,
    source:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html",
    cloudFormation: restApi,
    terraform: restApiTerraform,
  }),
];

/** The Cognito authorizers of API Gateway don’t take the issuer type UPDATED (Cognito’s page on federation endpoints). */
const hasUpdatedIssuer = ({ issuer }: SnippetFacts) => issuer.startsWith("https://issuer-cognito-idp.");
const unsupportedIssuer =
  "It doesn’t support this pool’s issuer type, UPDATED: use an HTTP API or a Lambda authorizer.";

function httpApi(facts: SnippetFacts): string {
  return `${stackHead(["ApiId", "IntegrationId"])}
  MachineAuthorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref ApiId
      Name: machines
      AuthorizerType: JWT
      IdentitySource:
        - $request.header.Authorization
      JwtConfiguration:
        Issuer: ${stringLiteral(facts.issuer)}
        # Compared with client_id.
        Audience:
          - ${stringLiteral(facts.clientId)}
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref ApiId
      RouteKey: GET /
      Target: !Join [/, [integrations, !Ref IntegrationId]]
      AuthorizationType: JWT
      AuthorizerId: !Ref MachineAuthorizer
      AuthorizationScopes:
        - ${stringLiteral(demandedScope(facts))}`;
}

function httpApiTerraform(facts: SnippetFacts): string {
  return `${moduleHead(["api_id", "integration_id"])}
resource "aws_apigatewayv2_authorizer" "machines" {
  api_id           = var.api_id
  name             = "machines"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer = ${hclLiteral(facts.issuer)}
    # Compared with client_id.
    audience = [${hclLiteral(facts.clientId)}]
  }
}

resource "aws_apigatewayv2_route" "route" {
  api_id               = var.api_id
  route_key            = "GET /"
  target               = "integrations/\${var.integration_id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.machines.id
  authorization_scopes = [${hclLiteral(demandedScope(facts))}]
}`;
}

function restApi(facts: SnippetFacts): string {
  return `${stackHead(["RestApiId", "ResourceId", "BackendUrl"])}
  MachineAuthorizer:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref RestApiId
      Name: machines
      Type: COGNITO_USER_POOLS
      IdentitySource: method.request.header.Authorization
      ProviderARNs:
        - !Sub
          - arn:\${AWS::Partition}:cognito-idp:\${Region}:\${AWS::AccountId}:userpool/\${UserPoolId}
          - Region: ${stringLiteral(facts.region)}
            UserPoolId: ${stringLiteral(facts.poolId)}
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref RestApiId
      ResourceId: !Ref ResourceId
      HttpMethod: GET
      AuthorizationType: COGNITO_USER_POOLS
      AuthorizerId: !Ref MachineAuthorizer
      # Without a scope, only ID tokens are accepted.
      AuthorizationScopes:
        - ${stringLiteral(demandedScope(facts))}
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: !Ref BackendUrl`;
}

function restApiTerraform(facts: SnippetFacts): string {
  return `${moduleHead(["rest_api_id", "resource_id"])}
data "aws_cognito_user_pool" "pool" {
  user_pool_id = ${hclLiteral(facts.poolId)}
}

resource "aws_api_gateway_authorizer" "machines" {
  rest_api_id     = var.rest_api_id
  name            = "machines"
  type            = "COGNITO_USER_POOLS"
  identity_source = "method.request.header.Authorization"
  provider_arns   = [data.aws_cognito_user_pool.pool.arn]
}

resource "aws_api_gateway_method" "method" {
  rest_api_id   = var.rest_api_id
  resource_id   = var.resource_id
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.machines.id
  # Without a scope, only ID tokens are accepted.
  authorization_scopes = [${hclLiteral(demandedScope(facts))}]
}`;
}
