import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client, Pool } from "pg";
import { log } from "@/lib/process/log";
import type { OpenStore } from "@/lib/store/database";
import { migrate } from "@/lib/store/open/migrate";

const CONNECTIONS = 10;

/** A lost database is noticed within this time, before the person at the form gives up. */
const PATIENCE_MS = 5_000;

const QUERY_MS = 15_000;

/** Opens the PostgreSQL at `url`, whose parameters say how to encrypt (`sslmode`), and brings its schema up to date. */
export async function openPostgres(url: string): Promise<OpenStore> {
  await bringUpToDate(url);
  const client = new Pool({
    connectionString: url,
    application_name: "clientele",
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: QUERY_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    // A program that has done its work ends without closing the store.
    allowExitOnIdle: true,
  });
  // The pool replaces an idle connection that breaks. Without a listener, the event would end the process.
  client.on("error", () => log.warn("A connection to the store was lost"));
  return { database: drizzle({ client }), close: () => client.end() };
}

/** On a connection of its own, without time limits: an instance may have to wait for another one's migration. */
async function bringUpToDate(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: "clientele",
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on("error", () => log.warn("A connection to the store was lost"));
  await client.connect();
  try {
    await migrate({
      execute: async (statements) => void (await client.query(statements)),
      names: async (query) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name),
    });
  } finally {
    await client.end();
  }
}
