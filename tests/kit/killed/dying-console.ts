import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

/**
 * How far an act gets before its console is killed: its intent is in the trail; Cognito has made its call, and the
 * answer is on its way; all is done and noted, and only the outcome is missing.
 */
export const steps = ["intended", "called", "ran"] as const;

export type DyingAct = {
  readonly action: "start rotation" | "create client";
  /** A pool of its own, so that it is told from the others. */
  readonly poolId: string;
  /** The client's id, or the name of one that is made. */
  readonly about: string;
  readonly step: (typeof steps)[number];
};

const calls = { "start rotation": "AddUserPoolClientSecret", "create client": "CreateUserPoolClient" };

/**
 * Another instance of the console on the same store, which carries out these acts as far as they say and is killed by
 * SIGKILL then. `url` is the local Cognito's.
 */
export async function killedIn(acts: readonly DyingAct[], url: string): Promise<void> {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const script = fileURLToPath(new URL("./die-in-act.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    cwd: root,
    env: process.env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "close");
  const hears = (sentence: string) =>
    new Promise<void>((done, fail) => {
      child.on("message", (said) => said === sentence && done());
      child.on("close", () => fail(new Error(`The console ended before it said “${sentence}”.`)));
    });
  await hears("started");
  for (const act of acts.filter(({ step }) => step !== "called")) {
    const isThere = hears(`${act.poolId} ${act.step}`);
    child.send(act);
    await isThere;
  }
  for (const act of acts.filter(({ step }) => step === "called")) {
    const operation = calls[act.action];
    await pullLever(url, "journal");
    await pullLever(url, "faults", { operation, kind: "hang-after-commit" });
    child.send(act);
    await vi.waitUntil(async () => (await journalOf(url, operation)).length > 0, {
      timeout: 60_000,
      interval: 50,
    });
  }
  child.kill("SIGKILL");
  await ended;
  await pullLever(url, "faults");
}
