import type { IncomingMessage, ServerResponse } from "node:http";
import { startClock } from "./clock";
import { type Reply, readRequest } from "./http";
import { startLevers } from "./levers";
import { isLoopback, listen, stop } from "./listen";
import { type Facts, unconfirmedFacts } from "./model/facts";
import { openState, type State } from "./model/state";
import { poolKeys } from "./oauth/keys";
import { startLogin } from "./oauth/login";
import { route } from "./route";
import { generateClients } from "./seed/generated-clients";
import { devPool, lendSettings, openDoorFor, plant, prodPool } from "./seed/seed";
import type { World } from "./world";

export type LocalCognitoOptions = {
  /** 0 picks a free one. */
  port: number;
  /** Where the console is reached, for example http://localhost:3000: people are sent back there. */
  consoleUrl: string;
  /** Without one, everything is kept in memory. */
  dataFile?: string;
  /** Listens on this address instead of the loopback ones. */
  host?: string;
  /** Says that others may reach it when `host` is not a loopback address. It has no protection against them. */
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
  accounts: { email: string; password: string; role: string }[];
  /** Answers what is under way, saves, and frees port and data file. */
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
      accounts: state.accounts.map((account) => ({ ...account })),
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
    `On ${host} others could reach the local Cognito and read every secret in it. Leave --host out, or add --reachable-by-others if that is wanted.`,
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
  // Made now, the keys do not hold up the first sign-in.
  if (dataFile !== undefined) await Promise.all([...state.pools.values()].map((it) => poolKeys(world, it)));
}

// Each with a seed of its own: a client id is in one pool only.
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

// Only the kind of failure is told: its message may hold what was sent.
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
  // All at once, which node:http writes as it is; its own Date header would tell the real time. The spread comes last:
  // V8 copies member by member what comes after one.
  outgoing.writeHead(status, { date, "content-length": Buffer.byteLength(body), ...headers });
  outgoing.end(outgoing.req.method === "HEAD" ? undefined : body);
}
