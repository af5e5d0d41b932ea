import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { getDefinition } from "@/lib/aws/cognito/clients";
import { listResourceServers } from "@/lib/aws/cognito/resource-servers";
import { makePool, type Pool } from "@/lib/domain/access/roles";
import { type Exported, inOrder } from "@/lib/domain/client/definition";
import { clientMembers } from "@/lib/domain/export/cloudformation";
import type { Result } from "@/lib/domain/result";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";

/** A local Cognito to export from and to make exports in. Call `cognito.stop` at the end. */
export async function exportCognito() {
  const cognito = await freshCognito();
  // 200 clients at Cognito's own rate take a minute.
  consoleOn({ settings: { ...cognito.settings, COGNITO_RATE: "1000" } });

  const idsIn = async ({ id: UserPoolId }: Pool): Promise<string[]> => {
    const ids: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await cognito.sdk.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, ...(NextToken && { NextToken }) }),
      );
      ids.push(...(page.UserPoolClients ?? []).map(({ ClientId = "" }) => ClientId));
      NextToken = page.NextToken;
    } while (NextToken);
    return ids;
  };

  return {
    cognito,

    async newPool(): Promise<Pool> {
      const { UserPool } = await cognito.sdk.send(new CreateUserPoolCommand({ PoolName: "exports" }));
      return makePool({ ...devPool(), id: UserPool?.Id ?? "" });
    },

    async create({ id: UserPoolId }: Pool, { clients, servers }: Exported): Promise<void> {
      for (const { identifier, name, scopes } of servers) {
        const Scopes = scopes.map((it) => ({ ScopeName: it.name, ScopeDescription: it.description }));
        await cognito.sdk.send(
          new CreateResourceServerCommand({ UserPoolId, Identifier: identifier, Name: name, Scopes }),
        );
      }
      for (const { name, hasSecret, settings } of clients)
        await cognito.sdk.send(
          new CreateUserPoolClientCommand({
            UserPoolId,
            ClientName: name,
            GenerateSecret: hasSecret,
            ...clientMembers({ settings }),
          }),
        );
    },

    /** A pool as the console exports it. */
    async read(pool: Pool): Promise<Exported> {
      const definitions = await Promise.all((await idsIn(pool)).map((id) => getDefinition(pool, id)));
      const clients = definitions.map(given);
      return {
        poolId: pool.id,
        region: pool.region,
        clients,
        servers: given(await listResourceServers(pool)),
      };
    },

    /** All that Cognito says of a pool's clients and servers, but for what is new in each: ids, secrets and dates. */
    async essence(pool: Pool) {
      const clients = await Promise.all(
        (await idsIn(pool)).map(async (ClientId) => {
          const { UserPoolClient = {} } = await cognito.sdk.send(
            new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId }),
          );
          const { ClientSecret, AllowedOAuthScopes, ...rest } = UserPoolClient;
          const own = { ...rest, ClientId: "", UserPoolId: "", CreationDate: "", LastModifiedDate: "" };
          return JSON.stringify([ClientSecret !== undefined, AllowedOAuthScopes?.sort(), own]);
        }),
      );
      const all = { poolId: "", region: "", clients: [], servers: given(await listResourceServers(pool)) };
      return { clients: clients.sort(), servers: inOrder(all).servers };
    },
  };
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
