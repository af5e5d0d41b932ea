import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startLocalCognito } from "@/lib/local-aws/server";
import { endChild, firstMatch, startOnCore } from "./child";
import { megabytesOf } from "./work";

/** A local Cognito with 10,000 app clients of two secrets each, in a process on core 0. */
export type BenchCognito = {
  port: number;
  pool: string;
  /** The clients that can get tokens, each with one of its scopes. */
  clients: { id: string; secret: string; scope: string }[];
  /** From the start of the process to its first line, in milliseconds. */
  startMs: number;
  pid: number | undefined;
  /** The memory of the process, in megabytes; 0 where the system does not report it. */
  memory(): number;
  stop(): Promise<void>;
};

// Loose, because the file is written back: members that are not named here must stay.
const file = z.looseObject({
  pools: z.array(
    z.looseObject({
      facts: z.looseObject({ id: z.string() }),
      servers: z.array(
        z.looseObject({ Identifier: z.string(), Scopes: z.array(z.looseObject({ ScopeName: z.string() })) }),
      ),
      clients: z.array(
        z.looseObject({
          id: z.string(),
          secrets: z.array(z.object({ id: z.string(), value: z.string(), created: z.number() })),
          settings: z.looseObject({
            AllowedOAuthFlows: z.array(z.string()).optional(),
            AllowedOAuthScopes: z.array(z.string()).optional(),
            AllowedOAuthFlowsUserPoolClient: z.boolean().optional(),
          }),
        }),
      ),
    }),
  ),
});

/** Starts a local Cognito; `stop` ends it and removes its file. */
export async function startBenchCognito(): Promise<BenchCognito> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const dataFile = join(folder, "data.json");
  await (
    await startLocalCognito({
      port: 0,
      consoleUrl: "http://localhost:3000",
      dataFile,
      clients: { dev: 10_000 },
    })
  ).close();
  const state = file.parse(JSON.parse(readFileSync(dataFile, "utf8")));
  const [pool] = state.pools;
  if (!pool) throw new Error("A new local Cognito has a pool.");
  for (const { id, secrets } of pool.clients)
    if (secrets.length === 1) secrets.push({ id: `${id}--2`, value: `${id}${id}`, created: 2 });
  writeFileSync(dataFile, JSON.stringify(state), { mode: 0o600 });
  const started = performance.now();
  const child = startOnCore(0, "local-cognito", ["--port", "0", "--data", dataFile]);
  const port = Number(await firstMatch(child, /is ready: http:\/\/localhost:(\d+)/));
  return {
    port,
    pool: pool.facts.id,
    clients: tokenClients(pool),
    startMs: performance.now() - started,
    pid: child.pid,
    memory: () => megabytesOf(child.pid),
    stop: async () => {
      await endChild(child);
      rmSync(folder, { recursive: true });
    },
  };
}

function tokenClients(pool: z.infer<typeof file>["pools"][number]) {
  const alive = new Set(
    pool.servers.flatMap((server) => server.Scopes.map((scope) => `${server.Identifier}/${scope.ScopeName}`)),
  );
  return pool.clients.flatMap(({ id, secrets, settings }) => {
    const scope = settings.AllowedOAuthScopes?.find((it) => alive.has(it));
    const isMachine =
      settings.AllowedOAuthFlows?.includes("client_credentials") && settings.AllowedOAuthFlowsUserPoolClient;
    const secret = secrets.at(-1)?.value;
    return isMachine && scope !== undefined && secret !== undefined ? [{ id, secret, scope }] : [];
  });
}
