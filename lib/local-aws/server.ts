import type { IncomingMessage, ServerResponse } from "node:http";
import { startClock } from "./clock";
import { type Reply, readRequest } from "./http";
import { startLevers } from "./levers";
import { isLoopback, listen, stop } from "./listen";
import { devPool, printedAccounts } from "./model/accounts";
import { type Facts, unconfirmedFacts } from "./model/facts";
import { openState, type State } from "./model/state";
import { poolKeys } from "./oauth/keys";
import { startLogin } from "./oauth/login";
import { route } from "./route";
import { generateClients } from "./seed/generated-clients";
import { lendSettings, openDoorFor, plant, prodPool } from "./seed/seed";
import type { World } from "./world";

export type LocalCognitoOptions = {
  /** 0 picks a free port. */
  port: number;
  /** The console's address, for example http://localhost:3000. Sign-in and sign-out send people back to it. */
  consoleUrl: string;
  /** Without one, everything is kept in memory. */
  dataFile?: string;
  /** Listens on this address instead of the loopback ones. */
  host?: string;
  /** Allows a `host` that is not a loopback address. The local Cognito has no protection against others. */
  isReachableByOthers?: boolean;
  /** How many app clients to fill each pool up to. */
  clients?: Partial<Record<"dev" | "prod", number>>;
  /** Answers TooManyRequestsException above Cognito's request rates. */
  quotas?: boolean;
  /** The median time that calls take, in milliseconds. */
  latencyMs?: number;
  /** The readings of unconfirmed facts that differ from the defaults. */
  facts?: Partial<Facts>;
};

export type LocalCognito = {
  url: string;
  /** The environment variables that point the console at it. */
  settings: Record<string, string>;
  /** The accounts that can sign in now, to be printed. */
  readonly accounts: { email: string; password: string; role: string }[];
  /** Answers the requests in progress, saves, and frees the port and the data file. */
  close(): Promise<void>;
};

/**
 * Starts a local Cognito on the loopback addresses. Throws an Error with one clear sentence when the port is taken
 * or the data file cannot be used.
 */
export async function startLocalCognito(options: LocalCognitoOptions): Promise<LocalCognito> {
  requireLoopback(options);
  const clock = startClock();
  const state = await openState(options.dataFile, (empty) => plant(empty, clock));
  try {
    const world = newWorld(options, clock, state);
    const { servers, port } = await listen(
      (incoming, outgoing) => {
        answer(world, incoming, outgoing).catch(() => outgoing.destroy());
      },
      options.port,
      options.host,
    );
    try {
      world.url = `http://${urlHost(options.host)}:${port}`;
      await prepare(world, options);
    } catch (error) {
      await Promise.all(servers.map(stop));
      throw error;
    }
    return {
      url: world.url,
      settings: lendSettings(world),
      get accounts() {
        return printedAccounts(state);
      },
      close: async () => {
        await Promise.all(servers.map(stop));
        await state.close();
      },
    };
  } catch (error) {
    await state.close();
    throw error;
  }
}

const mostBytes = 4_000_000;

function requireLoopback({ host, isReachableByOthers }: LocalCognitoOptions): void {
  if (host === undefined || isLoopback(host) || isReachableByOthers) return;
  throw new Error(
    `On ${host}, others could reach the local Cognito and read every secret in it. Leave out --host, or add --reachable-by-others if this is intended.`,
  );
}

function newWorld(options: LocalCognitoOptions, clock: World["clock"], state: State): World {
  const facts = { ...unconfirmedFacts, ...options.facts };
  return {
    url: "",
    region: "eu-west-1",
    isForAnyHost: options.host !== undefined && !isLoopback(options.host),
    state,
    clock,
    facts,
    login: startLogin(clock),
    ...startLevers(clock, facts, { quotas: options.quotas ?? false, latencyMs: options.latencyMs ?? 0 }),
    lingering: new Map(),
    busy: new Set(),
  };
}

async function prepare(
  world: World,
  { consoleUrl, clients = {}, dataFile }: LocalCognitoOptions,
): Promise<void> {
  const { state } = world;
  openDoorFor(world, consoleUrl);
  fillPool(world, devPool, clients.dev, 1);
  fillPool(world, prodPool, clients.prod, 2);
  await state.saved();
  // Makes the keys now, so that they do not delay the first sign-in.
  if (dataFile !== undefined) await Promise.all([...state.pools.values()].map((it) => poolKeys(world, it)));
}

// Each pool has its own seed, because a client id may be in one pool only.
function fillPool({ state, clock }: World, poolId: string, count: number | undefined, seed: number): void {
  const pool = state.pools.get(poolId);
  if (pool && count !== undefined) generateClients(state, pool, count, clock.now(), seed);
}

function urlHost(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function answer(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming, mostBytes);
  let reply = tooLargeReply;
  try {
    if (request) reply = await route(world, request);
  } catch (error) {
    reply = failed(error);
  }
  send(outgoing, reply, world.clock.httpDate());
}

const tooLargeReply: Reply = { status: 413, headers: { connection: "close" }, body: "" };

// Names only the kind of failure, because its message may contain what was sent.
function failed(error: unknown): Reply {
  const kind = error instanceof Error ? error.name : "unknown";
  return {
    status: 500,
    headers: { "content-type": "text/plain" },
    body: `The local Cognito failed (${kind}).\n`,
  };
}

function send(outgoing: ServerResponse, { status, headers, body, cut }: Reply, date: string): void {
  if (cut === "hang") return;
  if (cut === "reset") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  // One call, which node:http writes as it is; its own Date header would show the real time. The spread comes last,
  // because V8 copies members after a spread one by one.
  outgoing.writeHead(status, { date, "content-length": Buffer.byteLength(body), ...headers });
  outgoing.end(outgoing.req.method === "HEAD" ? undefined : body);
}
