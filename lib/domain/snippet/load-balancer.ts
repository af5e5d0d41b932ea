import { awsGateway, moduleHead, stackHead } from "@/lib/domain/snippet/aws-gateway";
import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { hclLiteral, stringLiteral } from "@/lib/domain/text/literal";
import { keysUrl } from "@/lib/domain/token";

/** Application Load Balancer: a rule that checks a token and its claims. */
export const loadBalancerSnippet = (facts: SnippetFacts): CodeSnippet =>
  awsGateway(facts, {
    id: "alb",
    title: "Application Load Balancer",
    hint: "A rule for an HTTPS listener. The load balancer checks signature, issuer, expiry and the claims named here. The Terraform form needs version 6.22 of the AWS provider.",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html",
    cloudFormation: loadBalancer,
    terraform: loadBalancerTerraform,
  });

/** The claims that the load balancer compares besides iss and exp, with the format of each. */
const claims = (facts: SnippetFacts) =>
  [
    ["token_use", "single-string", "access"],
    ["client_id", "single-string", facts.clientId],
    ["scope", "space-separated-values", demandedScope(facts)],
  ] as const;

function loadBalancer(facts: SnippetFacts): string {
  return `${stackHead(["ListenerArn", "TargetGroupArn"])}
  MachineRule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref ListenerArn
      Priority: 100
      Conditions:
        - Field: path-pattern
          PathPatternConfig:
            Values:
              - /*
      Actions:
        - Type: jwt-validation
          Order: 1
          JwtValidationConfig:
            Issuer: ${stringLiteral(facts.issuer)}
            JwksEndpoint: ${stringLiteral(keysUrl(facts.issuer))}
            AdditionalClaims:
${claims(facts)
  .map(
    ([name, format, value]) => `              - Name: ${name}
                Format: ${format}
                Values:
                  - ${stringLiteral(value)}`,
  )
  .join("\n")}
        - Type: forward
          Order: 2
          TargetGroupArn: !Ref TargetGroupArn`;
}

function loadBalancerTerraform(facts: SnippetFacts): string {
  return `${moduleHead(["listener_arn", "target_group_arn"])}
resource "aws_lb_listener_rule" "machines" {
  listener_arn = var.listener_arn
  priority     = 100

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type  = "jwt-validation"
    order = 1

    jwt_validation {
      issuer        = ${hclLiteral(facts.issuer)}
      jwks_endpoint = ${hclLiteral(keysUrl(facts.issuer))}

${claims(facts)
  .map(
    ([name, format, value]) => `      additional_claim {
        name   = "${name}"
        format = "${format}"
        values = [${hclLiteral(value)}]
      }`,
  )
  .join("\n\n")}
    }
  }

  action {
    type             = "forward"
    order            = 2
    target_group_arn = var.target_group_arn
  }
}`;
}
