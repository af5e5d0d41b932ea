import { expect, test } from "vitest";
import { noTotals } from "@/lib/domain/run/item";
import { canRetry, canStart, canStop, isGoing, type RunState, runStates } from "@/lib/domain/run/run";

const statesThat = (may: (run: { state: RunState }) => boolean) =>
  runStates.filter((state) => may({ state }));
const left = { ...noTotals, waiting: 1 };

test("a run can be started from its dry run, and again once it was stopped or paused", () => {
  expect(statesThat((run) => canStart(run, left))).toEqual(["draft", "paused", "stopped"]);
  expect(statesThat((run) => canStart(run, { ...noTotals, skipped: 4 }))).toEqual([]);
});

test("a run that goes on can be stopped once", () => {
  expect(statesThat(canStop)).toEqual(["running", "paused"]);
  expect(statesThat(isGoing)).toEqual(["running", "paused", "stopping"]);
});

test("failed and unknown items can be tried again when the run is over", () => {
  expect(statesThat((run) => canRetry(run, { ...noTotals, failed: 1 }))).toEqual(["stopped", "ended"]);
  expect(statesThat((run) => canRetry(run, { ...noTotals, unknown: 1 }))).toEqual(["stopped", "ended"]);
  expect(statesThat((run) => canRetry(run, { ...noTotals, skipped: 1, done: 2 }))).toEqual([]);
});
