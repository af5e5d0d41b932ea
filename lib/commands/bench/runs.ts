import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { endChild, startOnCore } from "./kit/child";
import { atMost, type Figure, told } from "./kit/figures";
import { measured } from "./kit/measured";
import { startQuotaCognito } from "./kit/quota-cognito";

const CLIENTS = 1_000;
/** Calls per second of one operation that Cognito accepts, and how many times faster both sides run. */
const RATE = 5;
const SPEED = 3;

const KILLS = 2;
const KILL_AFTER_MS = 5_000;

/**
 * A run that changes 1,000 clients: the time of its dry run and of the run itself against what Cognito's rate allows, what
 * it costs others, and what it loses or repeats while one call in ten goes wrong and its process is killed twice.
 */
export async function benchRuns(): Promise<Figure[]> {
  return [...(await calm()), ...(await disturbed())];
}

async function calm(): Promise<Figure[]> {
  return withRun(async (part) => {
    const { draftMs = Number.NaN, items = Number.NaN } = await part("order");
    const alone = await part("screen", "another console");
    const beside = await part("screenBeside");
    const before = await part("check");
    const { workMs = Number.NaN } = await part("work");
    const left = items - (before.done ?? 0);
    const { changed = 0, repeated = 0 } = await part("check");
    return [
      atMost(`dry run over ${CLIENTS} clients`, draftMs, 2_000, "ms"),
      atMost("run: time / what the rate allows", workMs / ((1_000 * left) / (RATE * SPEED)), 1.05),
      atMost(
        "run: first screen of another pool beside it / alone",
        (beside.screenMs ?? Number.NaN) / (alone.screenMs ?? Number.NaN),
        1.1,
      ),
      atMost("run: clients not changed", items - changed, 0),
      atMost("run: clients changed twice", repeated, 0),
    ];
  });
}

async function disturbed(): Promise<Figure[]> {
  return withRun(async (part, killed) => {
    const { items = Number.NaN } = await part("order");
    await part("disturb");
    for (let kill = 0; kill < KILLS; kill += 1) await killed();
    await part("work");
    const { changed = 0, repeated = 0, failed = 0, unknown = 0 } = await part("check");
    return [
      atMost("10 % faults, 2 kills: clients not changed", items - changed, 0),
      atMost("10 % faults, 2 kills: clients changed twice", repeated, 0),
      told("10 % faults, 2 kills: items that are said to have failed", failed),
      told("10 % faults, 2 kills: items whose outcome is not known", unknown),
    ];
  });
}

/** Runs a part of measure/runs in a process of its own. `console` names another one than that of the run. */
type RunPart = (part: string, console?: string) => Promise<Record<string, number>>;

async function withRun(
  work: (part: RunPart, killed: () => Promise<void>) => Promise<Figure[]>,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const cognito = await startQuotaCognito(folder, { clients: CLIENTS, speed: SPEED });
  const settingsFor = (console: string) => ({
    ...cognito.settings,
    COGNITO_POOLS: "dev=eu-west-1_LocalDev1,prod=eu-west-1_LocalPrd1",
    COGNITO_RATE: String(RATE * SPEED),
    COGNITO_RATE_SHARE: "100",
    DATA_DIR: join(folder, console),
    DATABASE_URL: "",
  });
  const killed = async () => {
    const child = startOnCore(0, "bench/measure/runs", ["work"], settingsFor("console"));
    child.stdout?.resume();
    await pause(KILL_AFTER_MS);
    const gone = once(child, "close");
    child.kill("SIGKILL");
    await gone;
  };
  try {
    return await work(
      (part, console = "console") => measured("bench/measure/runs", [part], settingsFor(console)),
      killed,
    );
  } finally {
    await endChild(cognito.child);
    rmSync(folder, { recursive: true });
  }
}
