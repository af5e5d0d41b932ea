import { arn } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { tags } from "@/lib/local-aws/call/pool-members";
import { invalid, notFound } from "@/lib/local-aws/call/refusal";
import { list, record, required, text } from "@/lib/local-aws/call/shape";
import { account, isIn } from "@/lib/local-aws/model/pool-description";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";

const mostTags = 50;
const resource = { ResourceArn: required(arn) };

// Pools are the only Cognito resource that can be tagged (cognito-facts 2.2).
export const tagOperations = {
  ListTagsForResource: operation(record(resource), (world, { ResourceArn }, { region }) => ({
    Tags: tagsOf(poolOfArn(world, region, ResourceArn)),
  })),
  TagResource: operation(
    record({ ...resource, Tags: required(tags) }),
    (world, { ResourceArn, Tags }, { region }) => {
      const pool = poolOfArn(world, region, ResourceArn);
      const reserved = Object.keys(Tags).find((key) => key.toLowerCase().startsWith("aws:"));
      if (reserved !== undefined) throw invalid("Tag keys can not start with aws:.");
      const all = { ...tagsOf(pool), ...Tags };
      if (Object.keys(all).length > mostTags)
        throw invalid(`A user pool can not have more than ${mostTags} tags.`);
      save(world, pool, all);
      return {};
    },
  ),
  UntagResource: operation(
    record({ ...resource, TagKeys: required(list(text(1, 128))) }),
    (world, { ResourceArn, TagKeys }, { region }) => {
      const pool = poolOfArn(world, region, ResourceArn);
      const kept = Object.entries(tagsOf(pool)).filter(([key]) => !TagKeys.includes(key));
      save(world, pool, Object.fromEntries(kept));
      return {};
    },
  ),
};

function poolOfArn(world: World, region: string, resourceArn: string): Pool {
  const id = new RegExp(`^arn:aws[\\w-]*:cognito-idp:[\\w-]+:${account}:userpool/([\\w-]+)$`).exec(
    resourceArn,
  )?.[1];
  const pool = id === undefined ? undefined : world.state.pools.get(id);
  if (!pool || !isIn(region, pool)) throw notFound(`Resource ${resourceArn} does not exist.`);
  return pool;
}

function tagsOf(pool: Pool): Record<string, string> {
  return pool.facts.settings.UserPoolTags ?? {};
}

function save(world: World, pool: Pool, all: Record<string, string>): void {
  const settings = { ...pool.facts.settings, UserPoolTags: all };
  pool.facts = { ...pool.facts, settings, modified: world.clock.now() };
  world.state.changed();
}
