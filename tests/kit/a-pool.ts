import { randomUUID } from "node:crypto";
import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Pool } from "@/lib/domain/access/roles";
import { openShelf } from "@/lib/inventory/shelf";
import { devPool } from "@/tests/kit/console-on";

/** A new pool with so many clients, opened by an admin: what is known of it here is nothing yet. */
export async function aPool(sdk: CognitoIdentityProviderClient, clients: number): Promise<Pool> {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: `pool ${randomUUID()}` }));
  const pool = { ...devPool(), id: UserPool?.Id ?? "" };
  for (let count = 0; count < clients; count += 1) await aClient(sdk, pool, `client ${count}`);
  return pool;
}

/** A new client of a pool, with a secret; gives its id. */
export async function aClient(sdk: CognitoIdentityProviderClient, pool: Pool, name: string): Promise<string> {
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: pool.id, ClientName: name, GenerateSecret: true }),
  );
  return UserPoolClient?.ClientId ?? "";
}

/** What is known of a pool here. */
export async function shelfOf(pool: Pool) {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) throw new Error(shelf.problem.message);
  return shelf.value;
}
