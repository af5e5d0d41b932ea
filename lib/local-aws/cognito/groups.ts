import { arn, groupName, nextToken, poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { page } from "@/lib/local-aws/call/paging";
import { notFound, Refusal } from "@/lib/local-aws/call/refusal";
import { number, record, required, text } from "@/lib/local-aws/call/shape";
import type { Group } from "@/lib/local-aws/model/records";
import { findPool, type Pool } from "@/lib/local-aws/model/state";

const mostGroups = 10_000;
const one = record({ UserPoolId: required(poolId), GroupName: required(groupName) });
const whole = record({
  UserPoolId: required(poolId),
  GroupName: required(groupName),
  Description: text(0, 2048),
  RoleArn: arn,
  Precedence: number(0),
});

export const groupOperations = {
  CreateGroup: operation(whole, (world, { UserPoolId, GroupName, ...rest }) => {
    const pool = findPool(world.state, UserPoolId);
    if (pool.groups.has(GroupName))
      throw new Refusal("GroupExistsException", "A group with the name already exists.");
    if (pool.groups.size >= mostGroups)
      throw new Refusal("LimitExceededException", `Cannot create more than ${mostGroups} groups.`);
    const now = world.clock.now();
    const group = { name: GroupName, created: now, modified: now, ...optional(rest) };
    pool.groups.set(GroupName, group);
    world.state.changed();
    return { Group: toAws(pool, group) };
  }),
  GetGroup: operation(one, (world, { UserPoolId, GroupName }) => {
    const pool = findPool(world.state, UserPoolId);
    return { Group: toAws(pool, findGroup(pool, GroupName)) };
  }),
  ListGroups: operation(
    record({ UserPoolId: required(poolId), Limit: number(0, 60), NextToken: nextToken }),
    (world, { UserPoolId, Limit, NextToken }) => {
      const pool = findPool(world.state, UserPoolId);
      const { values, token } = page(pool.groups, `groups of ${UserPoolId}`, Limit || 60, NextToken);
      return { Groups: values.map((group) => toAws(pool, group)), ...token };
    },
  ),
  UpdateGroup: operation(whole, (world, { UserPoolId, GroupName, ...rest }) => {
    const pool = findPool(world.state, UserPoolId);
    const group = { ...findGroup(pool, GroupName), ...optional(rest), modified: world.clock.now() };
    pool.groups.set(GroupName, group);
    world.state.changed();
    return { Group: toAws(pool, group) };
  }),
  DeleteGroup: operation(one, (world, { UserPoolId, GroupName }) => {
    const pool = findPool(world.state, UserPoolId);
    findGroup(pool, GroupName);
    pool.groups.delete(GroupName);
    for (const person of pool.people.values())
      if (person.groups.includes(GroupName))
        pool.people.set(person.username, {
          ...person,
          groups: person.groups.filter((name) => name !== GroupName),
        });
    world.state.changed();
    return {};
  }),
};

/** The group of this name, or ResourceNotFoundException. */
export function findGroup(pool: Pool, name: string): Group {
  const group = pool.groups.get(name);
  if (!group) throw notFound("Group not found.");
  return group;
}

/** A group as the API gives it. */
export function toAws(pool: Pool, group: Group) {
  const { description, role, precedence } = group;
  return {
    GroupName: group.name,
    UserPoolId: pool.facts.id,
    ...(description === undefined ? {} : { Description: description }),
    ...(role === undefined ? {} : { RoleArn: role }),
    ...(precedence === undefined ? {} : { Precedence: precedence }),
    CreationDate: group.created / 1000,
    LastModifiedDate: group.modified / 1000,
  };
}

function optional(given: { Description?: string; RoleArn?: string; Precedence?: number }) {
  return {
    ...(given.Description === undefined ? {} : { description: given.Description }),
    ...(given.RoleArn === undefined ? {} : { role: given.RoleArn }),
    ...(given.Precedence === undefined ? {} : { precedence: given.Precedence }),
  };
}
