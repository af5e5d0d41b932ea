import "server-only";
import {
  DescribeUserPoolDomainCommand,
  type DomainDescriptionType,
  type LambdaConfigType,
  ListUserPoolReplicasCommand,
  type UserPoolReplicaType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { allPages } from "@/lib/aws/cognito/all-pages";
import { type AnswerReader, logUnreadable, readerOf, readerOfItem } from "@/lib/aws/cognito/answer";
import { read, type Target } from "@/lib/aws/cognito/sdk";
import type { PoolDomain, PoolFacts, PoolReplica } from "@/lib/domain/pool/pool-facts";
import { ok, type Result } from "@/lib/domain/result";

/** The facts in an answer of DescribeUserPool. */
export function toPoolFacts(answer: AnswerReader<UserPoolType>): PoolFacts {
  const protection = answer.text("DeletionProtection");
  return {
    arn: answer.text("Arn") ?? null,
    plan: answer.text("UserPoolTier") ?? null,
    isProtected: protection === undefined ? null : protection === "ACTIVE",
    triggers: toTriggers(answer.part("LambdaConfig")),
    keyArn: answer.part("KeyConfiguration").text("KmsKeyArn") ?? null,
    hasUpdatedIssuer: answer.part("IssuerConfiguration").text("Type") === "UPDATED",
    prefix: answer.text("Domain") ?? null,
    customDomain: answer.text("CustomDomain") ?? null,
    createdAt: answer.instant("CreationDate") ?? null,
    changedAt: answer.instant("LastModifiedDate") ?? null,
  };
}

/**
 * The state of a domain of a pool: a prefix, or a custom domain by its whole name. Null where Cognito knows no such domain
 * in this pool. One call. Fails as `read`.
 */
export async function describeDomain(target: Target, domain: string): Promise<Result<PoolDomain | null>> {
  const ask = new DescribeUserPoolDomainCommand({ Domain: domain });
  const described = await read("DescribeUserPoolDomain", target, (client, options) =>
    client.send(ask, options),
  );
  if (!described.ok) return described;
  const answer = readerOf<DomainDescriptionType>(described.value.DomainDescription);
  const custom = answer.part("CustomDomainConfig");
  const failover = answer.part("Routing").part("Failover");
  const region = failover.text("SecondaryRegion");
  const found = {
    status: answer.text("Status") ?? null,
    loginVersion: answer.number("ManagedLoginVersion") ?? null,
    certificateArn: custom.text("CertificateArn") ?? null,
    tlsPolicy: custom.text("SecurityPolicy") ?? null,
    failover: region ? { region, healthCheckId: failover.text("PrimaryRoute53HealthCheckId") ?? null } : null,
  };
  // Cognito describes an unknown domain as an empty object.
  const isOurs = answer.text("UserPoolId") === target.id;
  logUnreadable("DescribeUserPoolDomain", target.id, answer.unreadable);
  return ok(isOurs ? found : null);
}

/** The copies of a pool in other Regions, and itself; empty for a pool without copies. Fails as `allPages` of `read`. */
export async function listReplicas(target: Target): Promise<Result<PoolReplica[]>> {
  return allPages(async (token) => {
    const ask = new ListUserPoolReplicasCommand({
      UserPoolId: target.id,
      ...(token !== null && { NextToken: token }),
    });
    const page = await read("ListUserPoolReplicas", target, (client, options) => client.send(ask, options));
    if (!page.ok) return page;
    const answer = readerOf(page.value);
    const items = answer.list("UserPoolReplicas").flatMap((item) => toReplica(item) ?? []);
    return ok({ items, next: answer.text("NextToken") || null });
  });
}

function toReplica(item: unknown): PoolReplica | null {
  const replica = readerOfItem<UserPoolReplicaType>(item);
  const region = replica.text("RegionName");
  return region === undefined
    ? null
    : { region, status: replica.text("Status") ?? null, isPrimary: replica.text("Role") === "PRIMARY" };
}

/** The names of the triggers in the AWS console. */
const plain = [
  ["PreSignUp", "Pre sign-up"],
  ["PreAuthentication", "Pre authentication"],
  ["PostAuthentication", "Post authentication"],
  ["PostConfirmation", "Post confirmation"],
  ["CustomMessage", "Custom message"],
  ["DefineAuthChallenge", "Define auth challenge"],
  ["CreateAuthChallenge", "Create auth challenge"],
  ["VerifyAuthChallengeResponse", "Verify auth challenge response"],
  ["UserMigration", "Migrate user"],
] as const;

const versioned = [
  ["CustomSMSSender", "Custom SMS sender"],
  ["CustomEmailSender", "Custom email sender"],
  ["InboundFederation", "Inbound federation"],
] as const;

function toTriggers(answer: AnswerReader<LambdaConfigType>): PoolFacts["triggers"] {
  return [
    ...plain.map(([member, name]) => ({ name, functionArn: answer.text(member) })),
    ...versioned.map(([member, name]) => ({ name, functionArn: answer.part(member).text("LambdaArn") })),
  ].flatMap(({ name, functionArn }) => (functionArn ? [{ name, functionArn }] : []));
}
