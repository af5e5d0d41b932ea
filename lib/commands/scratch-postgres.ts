import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { CommandError } from "./command-error";
import { freePort } from "./serve/port";

/** A PostgreSQL for the caller alone on a free port of 127.0.0.1, with an empty database. Call `remove` at the end. */
export type ScratchPostgres = {
  url: string;
  /** Ends it at once, as a crash does. Committed data is there again after `start`. */
  crash(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
};

/**
 * Makes a PostgreSQL from Debian's package in a scratch folder. `settings` are options of `postgres -c`. Throws
 * CommandError where PostgreSQL is not installed.
 */
export async function startScratchPostgres(settings: readonly string[] = []): Promise<ScratchPostgres> {
  const programs = programFolder();
  const folder = mkdtempSync(join(tmpdir(), "clientele-postgres-"));
  const account = unprivileged();
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const options = { cwd: folder, ...account };
  runInitdb(join(programs, "initdb"), data, options);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const running: { server: ChildProcess | null } = { server: null };
  const start = async () => {
    running.server = spawn(
      join(programs, "postgres"),
      [
        "-D",
        data,
        "-p",
        String(port),
        "-h",
        "127.0.0.1",
        "-k",
        folder,
        ...settings.flatMap((it) => ["-c", it]),
      ],
      { ...options, stdio: "ignore" },
    );
    await whenReady(url, running.server);
  };
  const end = async (signal: "SIGINT" | "SIGQUIT") => {
    const ending = running.server;
    running.server = null;
    if (!ending || ending.exitCode !== null) return;
    ending.kill(signal);
    await once(ending, "exit");
  };
  const kill = () => running.server?.kill("SIGQUIT");
  process.once("exit", kill);
  const remove = async () => {
    await end("SIGINT");
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return { url, crash: () => end("SIGQUIT"), start, remove };
}

/** Where Debian keeps the newest PostgreSQL's programs, which are not on the PATH. */
function programFolder(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root)
    ? readdirSync(root).sort((one, other) => Number(other) - Number(one))
    : [];
  const found = versions
    .map((version) => join(root, version, "bin"))
    .find((it) => existsSync(join(it, "initdb")));
  if (found !== undefined) return found;
  throw new CommandError(
    "PostgreSQL isn’t installed. On Debian, install it with: apt-get install --no-install-recommends postgresql",
  );
}

/** `initdb` and `postgres` refuse to run as root, so for root the account `nobody` runs them. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: "-u" | "-g") =>
    Number(spawnSync("id", [option, "nobody"], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function runInitdb(
  program: string,
  data: string,
  options: { cwd: string; uid?: number; gid?: number },
): void {
  const made = spawnSync(
    program,
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (made.status === 0) return;
  throw new CommandError(`initdb could not make a database: ${made.stderr || made.error?.message}`);
}

/** The port opens before it takes connections. */
async function whenReady(url: string, server: ChildProcess): Promise<void> {
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new CommandError("PostgreSQL ended while it was starting.");
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
