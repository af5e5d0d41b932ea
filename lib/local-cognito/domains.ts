import { domain } from "./members";
import { operation } from "./operation";
import { notFound } from "./refusal";
import { record, required } from "./shape";
import type { Pool } from "./state";
import type { World } from "./world";

export const domainOperations = {
  DescribeUserPoolDomain: operation(record({ Domain: required(domain) }), (world, { Domain }) => {
    const pool = poolOfDomain(world, Domain);
    const found = pool?.domains.get(Domain);
    if (!pool || !found) {
      if (world.facts.unknownDomain === "empty") return { DomainDescription: {} };
      throw notFound(`Domain ${Domain} does not exist.`);
    }
    return {
      DomainDescription: {
        UserPoolId: pool.facts.id,
        AWSAccountId: "123456789012",
        Domain,
        S3Bucket: "aws-cognito-prod-local-assets",
        CloudFrontDistribution: "d111111abcdef8.cloudfront.net",
        Version: "20250101000000",
        Status: "ACTIVE",
        CustomDomainConfig: found.certificate === undefined ? {} : { CertificateArn: found.certificate },
        ManagedLoginVersion: found.loginVersion,
      },
    };
  }),
};

/** The pool a domain belongs to, if any. */
export function poolOfDomain(world: World, name: string): Pool | null {
  for (const pool of world.state.pools.values()) if (pool.domains.has(name)) return pool;
  return null;
}

/** Where a pool's domain is served, as discovery names it: a custom domain wins; null without a domain. */
export function domainUrl(world: World, pool: Pool): string | null {
  const domains = [...pool.domains.values()];
  const found = domains.find((it) => it.certificate !== undefined) ?? domains[0];
  return found ? `${world.url}/${found.name}` : null;
}
