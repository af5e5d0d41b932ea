import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { serverArguments } from "@/lib/commands/bench/kit/child";
import { projectRoot } from "@/lib/commands/project-root";
import { carryOn } from "@/lib/jobs/runs/carry-on";
import { holdNextRun } from "@/lib/store/runs/work";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { clientsFor, signIn, standing, started } from "@/tests/kit/runs/a-run";
import { got, postgresStore } from "@/tests/kit/store/both-stores";

postgresStore();

const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });

/** More than an instance has under way at once, so that some are done, some begun and some waiting. */
const CLIENTS = 20;
const DONE = 4;
const UNDER_WAY = 8;

const changed = async () =>
  (await journalOf(cognito.url, "UpdateUserPoolClient"))
    .filter(({ committed }) => committed)
    .map(({ client }) => client);

test("a run whose console is killed goes on in another one, and changes every client once", async () => {
  await signIn();
  const ids = await clientsFor(cognito, CLIENTS);
  const runId = await started({ kind: "set lifetime", minutes: "15" }, ids);
  const inTurn = (await standing(runId)).items.map(({ clientId }) => clientId);
  // Cognito changes these, and the answers never arrive.
  for (const client of inTurn.slice(DONE, DONE + UNDER_WAY))
    await pullLever(cognito.url, "faults", {
      operation: "UpdateUserPoolClient",
      kind: "hang-after-commit",
      client,
    });

  const console = spawn(process.execPath, [...serverArguments, "tests/kit/runs/work-until-killed.ts"], {
    cwd: projectRoot,
    env: process.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const isGone = once(console, "close");
  onTestFinished(() => void console.kill("SIGKILL"));
  await vi.waitUntil(async () => (await changed()).length === DONE + UNDER_WAY, {
    timeout: 60_000,
    interval: 50,
  });
  console.kill("SIGKILL");
  await isGone;
  await pullLever(cognito.url, "faults");
  const { states } = await standing(runId);
  expect([...new Set(states)].toSorted()).toEqual(["done", "running", "waiting"]);

  // The hold of the other instance lapses by itself.
  const run = await vi.waitUntil(async () => got(await holdNextRun("another instance")), {
    timeout: 60_000,
    interval: 200,
  });
  // Past the time in which its acts might go on.
  const clock = Date.now;
  const later = vi.spyOn(Date, "now").mockImplementation(() => clock() + 180_000);
  onTestFinished(() => later.mockRestore());
  await carryOn(run, "another instance", new AbortController().signal);
  expect((await standing(runId)).states).toEqual(Array(CLIENTS).fill("done"));
  expect((await changed()).toSorted()).toEqual(ids.toSorted());
}, 120_000);
