import { awsGateway, moduleHead, stackHead } from "@/lib/domain/snippet/aws-gateway";
import {
  type CodeSnippet,
  demandedScope,
  discoveryUrl,
  type SnippetFacts,
} from "@/lib/domain/snippet/code-snippet";
import { hclLiteral, stringLiteral } from "@/lib/domain/text/literal";

/** Bedrock AgentCore: the authorizer of a gateway, or of an agent runtime. */
export const agentCoreSnippet = (facts: SnippetFacts): CodeSnippet =>
  awsGateway(facts, {
    id: "agentcore",
    title: "Bedrock AgentCore",
    hint: "Use AllowedClients, which is compared with client_id. AllowedAudience would refuse every token, because none has an aud. An agent runtime takes the same AuthorizerConfiguration.",
    source: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html",
    cloudFormation: agentCore,
    terraform: agentCoreTerraform,
  });

function agentCore(facts: SnippetFacts): string {
  return `${stackHead(["RoleArn"])}
  Gateway:
    Type: AWS::BedrockAgentCore::Gateway
    Properties:
      Name: machines
      ProtocolType: MCP
      RoleArn: !Ref RoleArn
      AuthorizerType: CUSTOM_JWT
      AuthorizerConfiguration:
        CustomJWTAuthorizer:
          DiscoveryUrl: ${stringLiteral(discoveryUrl(facts))}
          AllowedClients:
            - ${stringLiteral(facts.clientId)}
          AllowedScopes:
            - ${stringLiteral(demandedScope(facts))}`;
}

function agentCoreTerraform(facts: SnippetFacts): string {
  return `${moduleHead(["role_arn"])}
resource "aws_bedrockagentcore_gateway" "machines" {
  name            = "machines"
  protocol_type   = "MCP"
  role_arn        = var.role_arn
  authorizer_type = "CUSTOM_JWT"

  authorizer_configuration {
    custom_jwt_authorizer {
      discovery_url   = ${hclLiteral(discoveryUrl(facts))}
      allowed_clients = [${hclLiteral(facts.clientId)}]
      allowed_scopes  = [${hclLiteral(demandedScope(facts))}]
    }
  }
}`;
}
