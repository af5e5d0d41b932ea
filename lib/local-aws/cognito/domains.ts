import { arn, domain, poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { invalid, notFound } from "@/lib/local-aws/call/refusal";
import { choice, number, record, required, text } from "@/lib/local-aws/call/shape";
import { account, isIn } from "@/lib/local-aws/model/pool-description";
import { requireManagedLogin } from "@/lib/local-aws/model/pool-rules";
import type { Domain } from "@/lib/local-aws/model/records";
import { findPool, type Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";

const one = { Domain: required(domain), UserPoolId: required(poolId) };
const whole = record({
  ...one,
  ManagedLoginVersion: number(),
  CustomDomainConfig: record({
    CertificateArn: required(arn),
    SecurityPolicy: choice("TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"),
  }),
  Routing: record({
    Failover: record({
      SecondaryRegion: required(text(5, 32)),
      PrimaryRoute53HealthCheckId: required(text(0, 64)),
    }),
  }),
});

export const domainOperations = {
  CreateUserPoolDomain: operation(
    whole,
    (world, { Domain, UserPoolId, ManagedLoginVersion, CustomDomainConfig, Routing }) => {
      const pool = findPool(world.state, UserPoolId);
      checkName(world, Domain, CustomDomainConfig !== undefined);
      checkCertificate(CustomDomainConfig?.CertificateArn);
      const version = loginVersion(pool, ManagedLoginVersion ?? 1);
      if (poolOfDomain(world, Domain)) throw invalid("Domain already associated with another user pool.");
      const kind = CustomDomainConfig ? "custom" : "prefix";
      if ([...pool.domains.values()].some((it) => kindOf(it) === kind))
        throw invalid(`User pool already has a domain configured.`);
      const found = {
        name: Domain,
        created: world.clock.now(),
        ...(CustomDomainConfig ? { certificate: CustomDomainConfig.CertificateArn } : {}),
        ...(CustomDomainConfig?.SecurityPolicy ? { securityPolicy: CustomDomainConfig.SecurityPolicy } : {}),
        loginVersion: version,
        ...(Routing?.Failover ? { failover: Routing.Failover } : {}),
      };
      pool.domains.set(Domain, found);
      world.state.changed();
      return saved(found);
    },
  ),
  DescribeUserPoolDomain: operation(record({ Domain: required(domain) }), (world, { Domain }, { region }) => {
    const pool = poolOfDomain(world, Domain);
    const found = pool?.domains.get(Domain);
    if (pool && found && isIn(region, pool)) return { DomainDescription: described(world, pool, found) };
    if (world.facts.unknownDomain === "empty") return { DomainDescription: {} };
    throw notFound(`Domain ${Domain} does not exist.`);
  }),
  UpdateUserPoolDomain: operation(
    whole,
    (world, { Domain, UserPoolId, ManagedLoginVersion, CustomDomainConfig, Routing }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findDomain(pool, Domain);
      if ((before.certificate !== undefined) !== (CustomDomainConfig !== undefined))
        throw invalid(
          "CustomDomainConfig is required for a custom domain and not allowed for a prefix domain.",
        );
      checkCertificate(CustomDomainConfig?.CertificateArn);
      const after = {
        ...before,
        ...(CustomDomainConfig ? { certificate: CustomDomainConfig.CertificateArn } : {}),
        ...(CustomDomainConfig?.SecurityPolicy ? { securityPolicy: CustomDomainConfig.SecurityPolicy } : {}),
        loginVersion: loginVersion(pool, ManagedLoginVersion ?? before.loginVersion),
        ...(Routing?.Failover ? { failover: Routing.Failover } : {}),
      };
      pool.domains.set(Domain, after);
      world.state.changed();
      return saved(after);
    },
  ),
  // After this, every token request of the pool fails (cognito-facts 2.3).
  DeleteUserPoolDomain: operation(record(one), (world, { Domain, UserPoolId }) => {
    const pool = findPool(world.state, UserPoolId);
    findDomain(pool, Domain);
    pool.domains.delete(Domain);
    world.state.changed();
    return {};
  }),
};

/** The pool a domain belongs to, if any. */
export function poolOfDomain(world: World, name: string): Pool | null {
  for (const pool of world.state.pools.values()) if (pool.domains.has(name)) return pool;
  return null;
}

/** Whether a domain is served yet. A new domain takes a while only when a test asks for it. */
export function isServed(world: World, { created }: Domain): boolean {
  return world.clock.now() >= created + world.delays.domain;
}

/** The URL of a pool's domain in discovery. A custom domain takes precedence; null without a domain. */
export function domainUrl(world: World, pool: Pool): string | null {
  const domains = [...pool.domains.values()];
  const found = domains.find((it) => kindOf(it) === "custom") ?? domains[0];
  return found ? `${world.url}/${found.name}` : null;
}

const distribution = "d111111abcdef8.cloudfront.net";

function kindOf({ certificate }: Domain): "custom" | "prefix" {
  return certificate === undefined ? "prefix" : "custom";
}

function findDomain(pool: Pool, name: string): Domain {
  const found = pool.domains.get(name);
  if (!found) throw notFound("No such domain or user pool exists.");
  return found;
}

// `-awsome-` deploys and `-aws-` does not: reserved words stand between hyphens (cognito-facts 13).
function checkName(world: World, name: string, isCustom: boolean): void {
  if (isCustom && !name.includes(".")) throw invalid("Custom domain is not a valid subdomain.");
  if (isCustom) return;
  if (name.includes("."))
    throw invalid(
      `1 validation error detected: Value '${name}' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$`,
    );
  const places = world.facts.reservedWords === "anywhere" ? name : name.split("-");
  const reserved = ["aws", "amazon", "cognito"].find((word) => places.includes(word));
  if (reserved !== undefined) throw invalid(`Domain cannot contain reserved word: ${reserved}`);
}

function checkCertificate(certificate: string | undefined): void {
  if (certificate !== undefined && !/^arn:aws[\w-]*:acm:us-east-1:/.test(certificate))
    throw invalid("Invalid certificate ARN. The certificate must be in us-east-1.");
}

function loginVersion(pool: Pool, version: number): number {
  if (version !== 1 && version !== 2) throw invalid("ManagedLoginVersion must be 1 or 2.");
  if (version === 2) requireManagedLogin(pool.facts.settings);
  return version;
}

function saved(found: Domain) {
  return {
    ManagedLoginVersion: found.loginVersion,
    ...(found.certificate === undefined ? {} : { CloudFrontDomain: distribution }),
    ...(found.failover ? { Routing: { Failover: found.failover } } : {}),
  };
}

function described(world: World, pool: Pool, found: Domain) {
  const { certificate, securityPolicy } = found;
  return {
    UserPoolId: pool.facts.id,
    AWSAccountId: account,
    Domain: found.name,
    S3Bucket: "aws-cognito-prod-local-assets",
    CloudFrontDistribution: distribution,
    Version: "20250101000000",
    Status: isServed(world, found) ? "ACTIVE" : "CREATING",
    CustomDomainConfig:
      certificate === undefined
        ? {}
        : {
            CertificateArn: certificate,
            ...(securityPolicy === undefined ? {} : { SecurityPolicy: securityPolicy }),
          },
    ManagedLoginVersion: found.loginVersion,
    ...(found.failover ? { Routing: { Failover: found.failover } } : {}),
  };
}
