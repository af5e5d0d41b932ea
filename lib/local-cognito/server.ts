import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { startClock } from "./clock";
import { type Facts, unconfirmedFacts } from "./facts";
import { type Reply, readRequest } from "./http";
import { poolKeys } from "./keys";
import { startLevers } from "./levers";
import { startLogin } from "./login";
import { route } from "./route";
import { lendSettings, openDoorFor, plant } from "./seed";
import { openState } from "./state";
import type { World } from "./world";

export type LocalCognitoOptions = {
  /** 0 picks a free one. */
  port: number;
  /** Where the console is reached, for example http://localhost:3000: people are sent back there. */
  consoleUrl: string;
  /** Without one, everything is kept in memory. */
  dataFile?: string;
  /** Answers TooManyRequestsException above Cognito's request rates. */
  quotas?: boolean;
  /** The median time that calls of the API take, in milliseconds. */
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
  const clock = startClock();
  const state = await openState(options.dataFile, (empty) => plant(empty, clock));
  const servers: Server[] = [];
  try {
    const world: World = {
      url: "",
      region: "eu-west-1",
      state,
      clock,
      facts: { ...unconfirmedFacts, ...options.facts },
      login: startLogin(clock),
      ...startLevers(clock, { quotas: options.quotas ?? false, latencyMs: options.latencyMs ?? 0 }),
      lingering: new Map(),
      busy: new Set(),
    };
    const port = await listen(servers, world, options.port);
    world.url = `http://localhost:${port}`;
    openDoorFor(world, options.consoleUrl);
    await state.saved();
    if (options.dataFile !== undefined)
      await Promise.all([...state.pools.values()].map((pool) => poolKeys(world, pool)));
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
    await Promise.all(servers.map(stop));
    await state.close();
    throw error;
  }
}

const mostBytes = 1_000_000;

async function listen(servers: Server[], world: World, port: number): Promise<number> {
  const first = await listenOn(servers, world, "127.0.0.1", port);
  const address = first?.address();
  if (!first || address === null || address === undefined || typeof address === "string")
    throw new Error("This machine has no loopback address 127.0.0.1 to listen on.");
  // A browser may try ::1 first for "localhost"; where IPv6 is off there is nothing to listen on, and no need.
  await listenOn(servers, world, "::1", address.port);
  return address.port;
}

async function listenOn(servers: Server[], world: World, host: string, port: number): Promise<Server | null> {
  const server = createServer((incoming, outgoing) => {
    answer(world, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, resolve);
    });
    servers.push(server);
    return server;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EADDRINUSE")
      throw new Error(`Port ${port} is taken. End the program that uses it or name another with --port.`);
    if (code === "EACCES") throw new Error(`Port ${port} may not be used. Name one above 1023 with --port.`);
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return null;
    throw error;
  }
}

async function answer(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming, mostBytes);
  const reply = request
    ? await route(world, request)
    : { status: 413, headers: { connection: "close" }, body: "" };
  send(outgoing, reply);
}

function send(outgoing: ServerResponse, { status, headers, body, cut }: Reply): void {
  if (cut === "hang") return;
  if (cut === "reset") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  outgoing.end(outgoing.req.method === "HEAD" ? undefined : body);
}

// What is under way gets its answer; what hangs is cut off.
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const overdue = setTimeout(() => server.closeAllConnections(), 500);
    server.close(() => {
      clearTimeout(overdue);
      resolve();
    });
    server.closeIdleConnections();
  });
}
