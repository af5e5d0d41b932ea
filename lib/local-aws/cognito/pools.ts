import { nextToken, poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { pageOf } from "@/lib/local-aws/call/paging";
import { poolBirth, poolSettings, schemaAttribute } from "@/lib/local-aws/call/pool-members";
import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { list, number, record, required, text } from "@/lib/local-aws/call/shape";
import { described, isIn, listed, replicaRegions, settled } from "@/lib/local-aws/model/pool-description";
import { checkPool } from "@/lib/local-aws/model/pool-rules";
import { extended, standardAttributes } from "@/lib/local-aws/model/schema";
import { findPool, newPool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";

const mostPools = 1000;
const poolName = text(1, 128, "[\\w\\s+=,.@-]+");
const one = record({ UserPoolId: required(poolId) });

export const poolOperations = {
  ListUserPools: operation(
    record({ MaxResults: required(number(1, 60)), NextToken: nextToken }),
    (world, { MaxResults, NextToken }, { region }) => {
      const pools = [...world.state.pools.values()].filter((it) => isIn(region, it));
      const { values, token } = pageOf(pools, `pools of ${region}`, MaxResults, NextToken);
      return { UserPools: values.map((it) => ({ ...listed(it), ...replicaRegions(it) })), ...token };
    },
  ),
  DescribeUserPool: operation(one, (world, { UserPoolId }) => ({
    UserPool: described(findPool(world.state, UserPoolId)),
  })),
  CreateUserPool: operation(
    record({
      PoolName: required(poolName),
      ...poolSettings,
      ...poolBirth,
      Schema: list(schemaAttribute, 50, 1),
    }),
    (world, { PoolName, Schema = [], ...settings }, { region }) => {
      checkPool(settings);
      const schema = extended(standardAttributes, Schema);
      if (world.state.pools.size >= mostPools)
        throw new Refusal("LimitExceededException", `Cannot create more than ${mostPools} user pools.`);
      const now = world.clock.now();
      const id = `${region}_${random.poolSuffix()}`;
      const facts = {
        id,
        name: PoolName,
        created: now,
        modified: now,
        settings: settled(settings),
        schema,
        mfa: {},
      };
      const pool = newPool(facts);
      world.state.pools.set(id, pool);
      world.state.changed();
      return { UserPool: described(pool) };
    },
  ),
  // A setting that is not sent returns to its default. Settings that are fixed at creation stay (cognito-facts 2.2).
  UpdateUserPool: operation(
    record({ UserPoolId: required(poolId), PoolName: poolName, ...poolSettings }),
    (world, { UserPoolId, PoolName, ...settings }) => {
      const pool = findPool(world.state, UserPoolId);
      const { AliasAttributes, UsernameAttributes, UsernameConfiguration } = pool.facts.settings;
      const birth = {
        ...(AliasAttributes ? { AliasAttributes } : {}),
        ...(UsernameAttributes ? { UsernameAttributes } : {}),
        ...(UsernameConfiguration ? { UsernameConfiguration } : {}),
      };
      checkPool(settings, pool.facts.mfa);
      pool.facts = {
        ...pool.facts,
        name: PoolName ?? pool.facts.name,
        modified: world.clock.now(),
        settings: settled({ ...settings, ...birth }),
      };
      world.state.changed();
      return {};
    },
  ),
  DeleteUserPool: operation(one, (world, { UserPoolId }) => {
    const pool = findPool(world.state, UserPoolId);
    if (pool.facts.settings.DeletionProtection === "ACTIVE")
      throw invalid(
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
      );
    if (pool.domains.size > 0)
      throw invalid("User pool cannot be deleted. It has a domain configured that should be deleted first.");
    world.state.pools.delete(UserPoolId);
    for (const refresh of world.state.refresh.values())
      if (refresh.pool === UserPoolId) world.state.refresh.delete(refresh.hash);
    world.state.changed();
    return {};
  }),
  AddCustomAttributes: operation(
    record({ UserPoolId: required(poolId), CustomAttributes: required(list(schemaAttribute, 25, 1)) }),
    (world, { UserPoolId, CustomAttributes }) => {
      const pool = findPool(world.state, UserPoolId);
      const schema = extended(pool.facts.schema, CustomAttributes);
      pool.facts = { ...pool.facts, schema, modified: world.clock.now() };
      world.state.changed();
      return {};
    },
  ),
};
