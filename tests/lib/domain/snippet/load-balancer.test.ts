import { test } from "vitest";
import { z } from "zod";
import { expectToProtect, fileOf, type Gate, nastyFacts, readModule, readStack, words } from "./gate";

/** A rule: the issuer, and every claim by its format (the page on verifying JWTs). */
const jwtValidation =
  (issuer: string, claims: readonly z.infer<typeof claim>[]): Gate =>
  (token) =>
    token.iss === issuer &&
    claims.every(({ name, format, values: [value] }) =>
      format === "single-string" ? token[name] === value : words(token[name]).includes(value),
    );

const text = z.string();
const claim = z.strictObject({
  name: text,
  format: z.enum(["single-string", "space-separated-values"]),
  values: z.tuple([text]),
});
const lowercase = (value: unknown) =>
  Object.fromEntries(Object.entries(value ?? {}).map(([name, it]) => [name.toLowerCase(), it]));

const stack = z.object({
  Resources: z.object({
    MachineRule: z.strictObject({
      Type: z.literal("AWS::ElasticLoadBalancingV2::ListenerRule"),
      Properties: z.strictObject({
        ListenerArn: z.literal("ListenerArn"),
        Priority: z.number(),
        Conditions: z.array(z.unknown()),
        Actions: z.tuple([
          z.strictObject({
            Type: z.literal("jwt-validation"),
            Order: z.literal(1),
            JwtValidationConfig: z.strictObject({
              Issuer: text,
              JwksEndpoint: text,
              AdditionalClaims: z.array(z.preprocess(lowercase, claim)),
            }),
          }),
          z.strictObject({
            Type: z.literal("forward"),
            Order: z.literal(2),
            TargetGroupArn: z.literal("TargetGroupArn"),
          }),
        ]),
      }),
    }),
  }),
});

const module = z.object({
  resource: z.object({
    aws_lb_listener_rule: z.object({
      machines: z.tuple([
        z.object({
          action: z.tuple([
            z.strictObject({
              type: z.literal("jwt-validation"),
              order: z.literal(1),
              jwt_validation: z.tuple([
                z.strictObject({ issuer: text, jwks_endpoint: text, additional_claim: z.array(claim) }),
              ]),
            }),
            z.object({ type: z.literal("forward"), order: z.literal(2) }),
          ]),
        }),
      ]),
    }),
  }),
});

test("a load balancer takes tokens of this client with this scope, and forwards them afterwards", async () => {
  const facts = nastyFacts();
  const [check] = stack.parse(readStack(fileOf(facts, "alb/template.yaml"))).Resources.MachineRule.Properties
    .Actions;
  expectToProtect(
    jwtValidation(check.JwtValidationConfig.Issuer, check.JwtValidationConfig.AdditionalClaims),
    facts,
  );

  const { resource } = module.parse(await readModule(fileOf(facts, "alb/main.tf")));
  const [{ issuer, additional_claim }] = resource.aws_lb_listener_rule.machines[0].action[0].jwt_validation;
  expectToProtect(jwtValidation(issuer, additional_claim), facts);
});
