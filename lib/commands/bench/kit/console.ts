import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext } from "playwright";
import { z } from "zod";
import { buildIfNeeded } from "@/lib/commands/build";
import { allRead } from "@/lib/commands/check/all-read";
import { openBrowser, signInOn } from "@/lib/commands/check/browser";
import { CommandError } from "@/lib/commands/command-error";
import { type ConsoleServer, startConsole } from "@/lib/commands/serve/console-server";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import { sessionSecret } from "@/lib/commands/serve/session-secret";
import { routes } from "@/lib/domain/routes";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";

/** A built console with people, on a local Cognito. The console has read all its app clients. */
export type BenchConsole = {
  url: string;
  cognitoUrl: string;
  poolId: string;
  /** The clients page. */
  listUrl: string;
  /** The headers of a person who is signed in. */
  headers: { cookie: string };
  browser: Browser;
  /** A new window of that person. */
  window(options?: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext>;
  /** The process that serves it now. */
  pid(): number | undefined;
  /** Restarts the console with the data it has stored. */
  restart(): Promise<void>;
  /** How many calls Cognito got so far. */
  calls(): Promise<number>;
};

/** The pool of `poolId`, for its addresses. */
export const inDev = { environment: "dev" } as const;

/** Cognito's own rates, at which the console runs once it has read everything, and the time of a call. */
const RATES = { COGNITO_RATE: "5", COGNITO_RATE_SHARE: "80" };
const AT_ONCE = { COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" };
const LATENCY_MS = 90;

const journal = z.object({ calls: z.array(z.object({ number: z.number() })) });

/**
 * Builds the console if needed, starts it, lets it read all clients at full speed, and restarts it at Cognito's rates
 * with `settings` added. Every line that it prints goes to `print`. Removes everything once `work` is done.
 */
export async function withConsole<T>(
  clients: number,
  {
    stop,
    settings: more = {},
    print = (line) => console.error(line),
  }: { stop: AbortSignal; settings?: Record<string, string>; print?: (line: string) => void },
  work: (bench: BenchConsole) => Promise<T>,
): Promise<T> {
  const browser = await openBrowser();
  await buildIfNeeded(stop);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const cognito = await startLocalCognito({ port: 0, consoleUrl: url, clients: { dev: clients } });
  const settings = {
    ...settingsBeside(cognito.settings, url, sessionSecret(folder).secret),
    DATA_DIR: folder,
    DATABASE_URL: "",
  };
  const start = (rates: Record<string, string>) =>
    startConsole({ mode: "start", port, settings: { ...settings, ...rates }, print, stop });
  let server: ConsoleServer | null = await start(AT_ONCE);
  try {
    const poolId = /dev=([^,@]+)/.exec(cognito.settings.COGNITO_POOLS ?? "")?.[1] ?? "";
    const cookies = await signIn(browser, url, cognito);
    const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
    const restart = async () => {
      await server?.stop();
      server = null;
      server = await start({ ...RATES, ...more });
    };
    await restart();
    await pull(cognito.url, "latency", { p50: LATENCY_MS });
    await pull(cognito.url, "quotas", { on: true });
    return await work({
      url,
      cognitoUrl: cognito.url,
      poolId,
      listUrl: `${url}${routes.clients(inDev)}`,
      headers,
      browser,
      window: async (options) => {
        const context = await browser.newContext(options);
        await context.addCookies(cookies);
        // Functions evaluated in a page are compiled with calls to a helper, `__name`, that pages do not have.
        await context.addInitScript("globalThis.__name ??= (named) => named");
        return context;
      },
      pid: () => server?.pid,
      restart,
      calls: async () => {
        const told = await (await fetch(`${cognito.url}/_local/journal`)).json();
        return journal.parse(told).calls.at(-1)?.number ?? 0;
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    await cognito.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs the admin in through the pages, waits until the console has read everything, and returns the cookies. */
async function signIn(browser: Browser, url: string, { accounts }: LocalCognito) {
  const admin = accounts.find(({ role }) => role === "admin");
  if (!admin) throw new CommandError("The local Cognito has no admin.");
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInOn(page, url, admin);
  await allRead(page, `${url}${routes.clientsProgress(inDev)}`);
  // Secrets follow settings, and the snapshot follows both.
  await pause(5_000);
  const cookies = await context.cookies(url);
  await context.close();
  return cookies;
}

const pull = (url: string, lever: string, body: object) =>
  fetch(`${url}/_local/${lever}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
