import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildIfNeeded } from "@/lib/commands/build";
import { CommandError } from "@/lib/commands/command-error";
import { projectRoot } from "@/lib/commands/project-root";
import { freePort } from "@/lib/commands/serve/port";
import { childEnvironment } from "@/lib/config";
import { atMost, type Figure, median, told } from "./kit/figures";

const ROUNDS = 5;

/**
 * Measures `npm start` with an existing build: until the sign-in page is usable, and from SIGTERM until all its
 * processes are gone (QUALITY C5, P15). The first round has an empty data folder, the others a filled one.
 */
export async function benchStart(stop: AbortSignal): Promise<Figure[]> {
  await buildIfNeeded(stop);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await oneRound(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [first, ...later] = rounds;
  const starts = later.map(({ startMs }) => startMs);
  return [
    atMost("start: sign-in page usable, slowest", Math.max(...starts), 5_000, "ms"),
    told("start: sign-in page usable, middle", median(starts), "ms"),
    atMost("start: the very first, with an empty data folder", first?.startMs ?? 0, 5_000, "ms"),
    atMost("stop: SIGTERM to the end, slowest", Math.max(...rounds.map(({ stopMs }) => stopMs)), 2_000, "ms"),
    atMost("stop: processes left over", Math.max(...rounds.map(({ left }) => left)), 0),
    atMost("stop: exit status", Math.max(...rounds.map(({ status }) => status)), 0),
  ];
}

type Round = { startMs: number; stopMs: number; left: number; status: number };

async function oneRound(folder: string): Promise<Round> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn("npm", ["start", "--silent"], {
    cwd: projectRoot,
    // In its own process group, as under a service manager. The group finds processes that are left over.
    detached: true,
    stdio: "ignore",
    env: childEnvironment({
      PORT: String(port),
      LOCAL_COGNITO_PORT: String(await freePort()),
      DATA_DIR: folder,
      COGNITO_POOLS: "",
      DATABASE_URL: "",
    }),
  });
  const ended = once(child, "exit");
  await usable(`http://localhost:${port}/sign-in`, () => child.exitCode);
  const startMs = performance.now() - begun;
  const stopping = performance.now();
  child.kill("SIGTERM");
  const [status] = await ended;
  while (groupOf(child.pid).length > 0 && performance.now() < stopping + 5_000) await pause(20);
  return {
    startMs,
    stopMs: performance.now() - stopping,
    left: groupOf(child.pid).length,
    status: typeof status === "number" ? status : 1,
  };
}

async function usable(url: string, exitCode: () => number | null): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok && (await answer.text()).includes("Sign in")) return;
    if (exitCode() !== null) throw new CommandError("npm start ended by itself.");
    await pause(25);
  }
}

/** The live processes of a group; none where the system does not report them. */
function groupOf(group: number | undefined): string[] {
  return entriesOf("/proc").filter((id) => /^\d+$/.test(id) && groupIn(id) === group);
}

function groupIn(id: string): number | null {
  try {
    // After the name in brackets: state, parent, group (proc(5)).
    const [state, , group] = readFileSync(`/proc/${id}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return state === "Z" ? null : Number(group);
  } catch {
    return null;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
