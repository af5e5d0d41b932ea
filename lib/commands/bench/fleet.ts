import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { buildIfNeeded } from "@/lib/commands/build";
import { CommandError } from "@/lib/commands/command-error";
import { type ConsoleServer, startConsole } from "@/lib/commands/serve/console-server";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { localSdk } from "@/lib/commands/serve/local-sdk";
import { freePort } from "@/lib/commands/serve/port";
import { routes } from "@/lib/domain/routes";
import { startLocalCognito } from "@/lib/local-aws/server";
import { atMost, type Figure, median, share, told } from "./kit/figures";
import { measured } from "./kit/measured";
import { signInTo } from "./kit/session";
import { megabytesOf } from "./kit/work";

const POOLS = 20;
const CLIENTS = 10_000;
const REQUESTS = 60;
const STARTS = 5;

/**
 * The pages over 20 pools of 10,000 clients: over HTTP as a signed-in admin gets them, and what they read in the server.
 * Each start has a store that knows all clients; it is measured until the first overview has arrived whole.
 */
export async function benchFleet(stop: AbortSignal): Promise<Figure[]> {
  await buildIfNeeded(stop);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const cognito = await startLocalCognito({ port: 0, consoleUrl: url });
  const settings = {
    ...settingsBeside(cognito.settings, url, "of a benchmark, and of nothing else"),
    COGNITO_POOLS: await poolsOf(cognito.settings),
    // The pools are known from the store alone, so nothing may be due.
    COGNITO_IDLE_HOURS: "720",
    DATA_DIR: folder,
    DATABASE_URL: "",
  };
  const server: { running: ConsoleServer | null } = { running: null };
  const start = async () => {
    server.running = await startConsole({ mode: "start", port, settings, print: console.error, stop });
  };
  const end = async () => {
    await server.running?.stop();
    server.running = null;
  };
  try {
    await measured("bench/measure/fleet", ["seed", String(CLIENTS)], settings);
    const read = await measured("bench/measure/fleet", ["read"], settings);
    await start();
    const admin = cognito.accounts.find(({ role }) => role === "admin");
    if (!admin) throw new CommandError("The local Cognito has no admin.");
    const session = await signInTo(url, admin);
    const overview = () => timeOf(() => session(routes.overview));
    // Until its findings are counted, and the code is compiled.
    for (let count = 0; count < REQUESTS; count += 1) await overview();
    await pause(5_000);
    const times: number[] = [];
    for (let count = 0; count < REQUESTS; count += 1) times.push(await overview());
    const lists: number[] = [];
    for (let count = 0; count < REQUESTS; count += 1)
      lists.push(await timeOf(() => session(routes.allClients)));
    const memory = megabytesOf(server.running?.pid);
    await end();
    const starts: number[] = [];
    for (let round = 0; round < STARTS; round += 1) {
      const begun = performance.now();
      await start();
      await overview();
      starts.push(performance.now() - begun);
      await end();
    }
    const label = (text: string) => `${POOLS} pools of ${CLIENTS.toLocaleString("en")}: ${text}`;
    return [
      atMost(label("overview over HTTP, p95"), share(times, 0.95), 250, "ms"),
      told(label("overview over HTTP, middle"), median(times), "ms"),
      atMost(label("list of all clients over HTTP, p95"), share(lists, 0.95), 300, "ms"),
      atMost(label("a question in the server, p95"), read.question ?? Number.NaN, 80, "ms"),
      told(label("the list in the server, p95"), read.list ?? Number.NaN, "ms"),
      atMost(
        label("calls to Cognito of 41 overviews, 40 lists and 40 questions"),
        read.calls ?? Number.NaN,
        0,
      ),
      told(label("what the overview reads, p95"), read.overview ?? Number.NaN, "ms"),
      told(label("the very first, which counts all findings"), read.cold ?? Number.NaN, "ms"),
      atMost(label("memory of the console"), memory, 550, "MB"),
      atMost(label("start with a warm store to the first overview, middle"), median(starts), 1_700, "ms"),
    ];
  } finally {
    await end();
    await cognito.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pools that the local Cognito begins with, and as many new ones as are missing, as COGNITO_POOLS names them. */
async function poolsOf(lent: Record<string, string>): Promise<string> {
  const api = localSdk(lent);
  const pools = (lent.COGNITO_POOLS ?? "").split(",");
  while (pools.length < POOLS) {
    const name = `pool-${pools.length}`;
    const { UserPool } = await api.send(new CreateUserPoolCommand({ PoolName: name }));
    pools.push(`${name}=${UserPool?.Id}`);
  }
  api.destroy();
  return pools.join(",");
}

async function timeOf(ask: () => Promise<Response>): Promise<number> {
  const begun = performance.now();
  const answer = await ask();
  await answer.text();
  if (answer.status !== 200) throw new CommandError(`The console answered ${answer.status}.`);
  return performance.now() - begun;
}
