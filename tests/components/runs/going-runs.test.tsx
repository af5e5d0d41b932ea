// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { GoingRuns } from "@/components/runs/going-runs";
import { aRun, runId } from "@/tests/components/runs/a-run";
import { show } from "@/tests/components/show";

test("a run that goes on is named with the way to it, and a paused one with its reason", () => {
  const { unmount } = show(<GoingRuns runs={[aRun({ state: "running" })]} />);
  expect(screen.getByText("Running: Add orders/read")).toBeDefined();
  expect(screen.getByRole("link", { name: "Open the run" }).getAttribute("href")).toBe(`/runs/${runId}`);
  unmount();
  show(<GoingRuns runs={[aRun({ state: "paused", reason: "Sign in again." })]} />);
  expect(screen.getByText("Paused: Add orders/read")).toBeDefined();
  expect(screen.getByText("Sign in again.")).toBeDefined();
});
