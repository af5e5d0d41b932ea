import { nextToken, poolId } from "./members";
import { operation } from "./operation";
import { page } from "./paging";
import { number, record, required } from "./shape";
import { findPool, type Pool } from "./state";
import type { World } from "./world";

export const poolOperations = {
  ListUserPools: operation(
    record({ MaxResults: required(number(1, 60)), NextToken: nextToken }),
    (world, { MaxResults, NextToken }) => {
      const { values, token } = page(world.state.pools, "pools", MaxResults, NextToken);
      return { UserPools: values.map(toListed), ...token };
    },
  ),
  DescribeUserPool: operation(record({ UserPoolId: required(poolId) }), (world, { UserPoolId }) => ({
    UserPool: toDescribed(world, findPool(world.state, UserPoolId)),
  })),
};

/** The Amazon resource name of a pool; the account is the one AWS uses in examples. */
export function poolArn(world: World, id: string): string {
  return `arn:aws:cognito-idp:${world.region}:123456789012:userpool/${id}`;
}

function toListed(pool: Pool) {
  return {
    Id: pool.facts.id,
    Name: pool.facts.name,
    LambdaConfig: {},
    CreationDate: pool.facts.created / 1000,
    LastModifiedDate: pool.facts.modified / 1000,
  };
}

function toDescribed(world: World, pool: Pool) {
  const { facts } = pool;
  const domains = [...pool.domains.values()];
  const prefix = domains.find((domain) => domain.certificate === undefined);
  const custom = domains.find((domain) => domain.certificate !== undefined);
  return {
    ...toListed(pool),
    Arn: poolArn(world, facts.id),
    ...(prefix ? { Domain: prefix.name } : {}),
    ...(custom ? { CustomDomain: custom.name } : {}),
    UserPoolTier: facts.tier,
    UserPoolTags: facts.tags,
    DeletionProtection: facts.deletionProtection,
    EstimatedNumberOfUsers: pool.people.size,
    MfaConfiguration: "OFF",
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 },
    SchemaAttributes: [],
    ...(facts.signInByEmail ? { UsernameAttributes: ["email"] } : {}),
  };
}
