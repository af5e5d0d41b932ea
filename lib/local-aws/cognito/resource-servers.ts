import { nextToken, poolId, resourceServer } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { page } from "@/lib/local-aws/call/paging";
import { invalid, notFound, Refusal } from "@/lib/local-aws/call/refusal";
import { number, record, required } from "@/lib/local-aws/call/shape";
import type { ResourceServer } from "@/lib/local-aws/model/records";
import { findPool, type Pool } from "@/lib/local-aws/model/state";

const mostServers = 25;
/** The identifiers of Cognito's own features, such as aws.cognito/dcr, start with this (cognito-facts 2.4). */
const ofCognito = "aws.cognito/";
const one = record({ UserPoolId: required(poolId), Identifier: resourceServer.Identifier });
const whole = record({ UserPoolId: required(poolId), ...resourceServer });

export const resourceServerOperations = {
  CreateResourceServer: operation(whole, (world, { UserPoolId, ...server }) => {
    const pool = findPool(world.state, UserPoolId);
    if (pool.servers.has(server.Identifier))
      throw invalid(`${server.Identifier} already exists in user pool ${UserPoolId}.`);
    if (pool.servers.size >= mostServers)
      throw new Refusal("LimitExceededException", `Cannot create more than ${mostServers} resource servers.`);
    refuseTwins(server);
    pool.servers.set(server.Identifier, server);
    world.state.changed();
    return { ResourceServer: toAws(pool, server) };
  }),
  DescribeResourceServer: operation(one, (world, { UserPoolId, Identifier }) => {
    const pool = findPool(world.state, UserPoolId);
    return { ResourceServer: toAws(pool, findServer(pool, Identifier)) };
  }),
  ListResourceServers: operation(
    record({ UserPoolId: required(poolId), MaxResults: number(1, 50), NextToken: nextToken }),
    (world, { UserPoolId, MaxResults = 50, NextToken }) => {
      const pool = findPool(world.state, UserPoolId);
      const { values, token } = page(
        pool.servers,
        `resource servers of ${UserPoolId}`,
        MaxResults,
        NextToken,
      );
      return { ResourceServers: values.map((server) => toAws(pool, server)), ...token };
    },
  ),
  // Replaces the whole server: a scope that is not sent again is removed (cognito-facts 2.4).
  UpdateResourceServer: operation(whole, (world, { UserPoolId, ...server }) => {
    const pool = findPool(world.state, UserPoolId);
    findServer(pool, server.Identifier);
    refuseTwins(server);
    pool.servers.set(server.Identifier, server);
    world.state.changed();
    return { ResourceServer: toAws(pool, server) };
  }),
  DeleteResourceServer: operation(one, (world, { UserPoolId, Identifier }) => {
    const pool = findPool(world.state, UserPoolId);
    findServer(pool, Identifier);
    pool.servers.delete(Identifier);
    world.state.changed();
    return {};
  }),
};

function findServer(pool: Pool, identifier: string): ResourceServer {
  const server = pool.servers.get(identifier);
  if (!server) throw notFound(`Resource server ${identifier} does not exist.`);
  return server;
}

function refuseTwins(server: ResourceServer): void {
  const names = (server.Scopes ?? []).map((scope) => scope.ScopeName);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw invalid(`Duplicate scope name ${twin}.`);
}

function toAws(pool: Pool, server: ResourceServer) {
  return {
    UserPoolId: pool.facts.id,
    Identifier: server.Identifier,
    Name: server.Name,
    Scopes: server.Scopes ?? [],
    ...(server.Identifier.startsWith(ofCognito) && { ManagedBy: "COGNITO" }),
  };
}
