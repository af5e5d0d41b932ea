import { poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { tags } from "@/lib/local-aws/call/pool-members";
import { invalid, notFound } from "@/lib/local-aws/call/refusal";
import { choice, record, required, text } from "@/lib/local-aws/call/shape";
import { arnOf, regionOf } from "@/lib/local-aws/model/pool-description";
import { requireManagedLogin } from "@/lib/local-aws/model/pool-rules";
import { findPool, type Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";

type Replica = NonNullable<Pool["facts"]["replicas"]>[number];

const region = text(5, 32);
const one = { UserPoolId: required(poolId), RegionName: required(region) };

export const replicaOperations = {
  // A copy needs a key of the customer's for several Regions (SDK 3.1169, KeyConfigurationType; texts unconfirmed).
  CreateUserPoolReplica: operation(
    record({ ...one, UserPoolTags: tags }),
    (world, { UserPoolId, RegionName }) => {
      const pool = findPool(world.state, UserPoolId);
      requireManagedLogin(pool.facts.settings);
      if (pool.facts.settings.KeyConfiguration?.KeyType !== "CUSTOMER_MANAGED_KEY")
        throw invalid("A user pool with replicas requires a multi-Region customer managed key.");
      if (RegionName === regionOf(UserPoolId) || replicaIn(pool, RegionName))
        throw invalid(`User pool ${UserPoolId} already exists in ${RegionName}.`);
      return saved(world, pool, { region: RegionName, status: "INACTIVE" });
    },
  ),
  ListUserPoolReplicas: operation(
    record({ UserPoolId: required(poolId), NextToken: text(1, 131_072) }),
    (world, { UserPoolId, NextToken }) => {
      const pool = findPool(world.state, UserPoolId);
      // All Regions fit on one page, so no token is ever issued.
      if (NextToken !== undefined) throw invalid("Invalid pagination token.");
      const copies = (pool.facts.replicas ?? []).map((it) => toAws(pool, it));
      return { UserPoolReplicas: copies.length === 0 ? [] : [primary(pool), ...copies] };
    },
  ),
  UpdateUserPoolReplica: operation(
    record({ ...one, Status: required(choice("ACTIVE", "INACTIVE")) }),
    (world, { UserPoolId, RegionName, Status }) => {
      const pool = findPool(world.state, UserPoolId);
      findReplica(pool, RegionName);
      return saved(world, pool, { region: RegionName, status: Status });
    },
  ),
  DeleteUserPoolReplica: operation(record(one), (world, { UserPoolId, RegionName }) => {
    const pool = findPool(world.state, UserPoolId);
    const found = findReplica(pool, RegionName);
    keep(
      world,
      pool,
      (pool.facts.replicas ?? []).filter((it) => it !== found),
    );
    return { UserPoolReplica: toAws(pool, { ...found, status: "DELETING" }) };
  }),
};

const replicaIn = (pool: Pool, name: string) => pool.facts.replicas?.find((it) => it.region === name);

function findReplica(pool: Pool, name: string): Replica {
  const found = replicaIn(pool, name);
  if (!found) throw notFound(`User pool ${pool.facts.id} has no replica in ${name}.`);
  return found;
}

function saved(world: World, pool: Pool, replica: Replica) {
  const others = (pool.facts.replicas ?? []).filter((it) => it.region !== replica.region);
  keep(world, pool, [...others, replica]);
  return { UserPoolReplica: toAws(pool, replica) };
}

function keep(world: World, pool: Pool, replicas: Replica[]): void {
  pool.facts = { ...pool.facts, replicas, modified: world.clock.now() };
  world.state.changed();
}

const primary = ({ facts }: Pool) => ({
  RegionName: regionOf(facts.id),
  Status: "ACTIVE",
  Role: "PRIMARY",
  UserPoolArn: arnOf(facts.id),
});

const toAws = ({ facts }: Pool, { region: RegionName, status }: Replica) => ({
  RegionName,
  Status: status,
  Role: "SECONDARY",
  UserPoolArn: arnOf(facts.id).replace(regionOf(facts.id), RegionName),
});
