// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import type { ComponentProps } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { RunView } from "@/components/runs/run-view";
import { noTotals } from "@/lib/domain/run/item";
import { answering, done, refused } from "@/tests/components/facts";
import { anItem, aPage, aRun, runId } from "@/tests/components/runs/a-run";
import { pass, show, stopTheClock } from "@/tests/components/show";

const view = (page: Parameters<typeof aPage>[0], more: Partial<ComponentProps<typeof RunView>> = {}) =>
  show(
    <RunView
      first={aPage(page)}
      search={{ page: 1 }}
      whyNotStart={null}
      whyNotStop={null}
      start={answering(done(null)).action}
      stop={answering(done(null)).action}
      retry={answering(done(null)).action}
      {...more}
    />,
  );

const button = (name: string | RegExp) => screen.queryByRole("button", { name });

/** Answers each question about progress in turn. */
function progress(...answers: object[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return Response.json(answers[Math.min(asked.length, answers.length) - 1]);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

test("a dry run says what changes, in which time, and that nothing was changed", () => {
  view({ totals: { waiting: 2, skipped: 1 } });
  expect(screen.getByText("This is a dry run. Nothing was changed.")).toBeDefined();
  expect(screen.getByText("2 will change, 1 skipped.")).toBeDefined();
  expect(screen.getByText("dev: 4 calls to Cognito, about 2 minutes at its rate")).toBeDefined();
  expect(within(screen.getByRole("table")).getByText(/added/).textContent).toBe("orders/read added");
  expect(button("Start run")).not.toBeNull();
});

test("a dry run in which no client would change cannot be started", () => {
  view({ totals: { unchanged: 3 } });
  expect(screen.getByText("No client would change, so there is nothing to start.")).toBeDefined();
  expect(button("Start run")).toBeNull();
});

test("a deletion starts once the number of clients is typed", async () => {
  const start = answering(done(null));
  const { user, router } = view(
    { run: { change: { kind: "delete" } }, totals: { waiting: 12, skipped: 1 }, typedName: "12" },
    { start: start.action },
  );
  await user.click(screen.getByRole("button", { name: "Start run" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Delete 12 clients?" }));
  await user.type(dialog.getByRole("textbox"), "11{Enter}");
  expect(start.forms).toEqual([]);
  await user.clear(dialog.getByRole("textbox"));
  await user.type(dialog.getByRole("textbox"), "12{Enter}");
  await vi.waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(start.forms).toMatchObject([{ runId, typedName: "12" }]);
});

test("a paused run says why, and goes on for the person who ordered it alone", () => {
  const paused = {
    run: { state: "paused", reason: "Sign in again." },
    totals: { waiting: 1, done: 4 },
  } as const;
  const { unmount } = view(paused);
  expect(screen.getByText(/Sign in again\. 1 client left\./)).toBeDefined();
  expect(button("Continue run")).not.toBeNull();
  expect(button("Stop")).not.toBeNull();
  unmount();
  view(paused, { whyNotStart: "Only ada can start this run.", whyNotStop: "Only ada can stop it." });
  expect(screen.getByText("Only ada can start this run.")).toBeDefined();
  expect([button("Continue run"), button("Stop")]).toEqual([null, null]);
});

test("clients in environments that the reader cannot see are counted", () => {
  view({ hidden: 7 });
  expect(screen.getByText("7 clients not shown")).toBeDefined();
  expect(screen.getByText(/^9 clients, by ada@example.com/)).toBeDefined();
});

test("a run is followed while it goes on, and its page is read again when it is over", async () => {
  stopTheClock();
  const going = aRun({ state: "running", startedAt: "2026-03-01T00:00:00.000Z", number: 5 });
  const standing = { hidden: 0, pools: [], typedName: null, isCut: false };
  const asked = progress(
    {
      ...standing,
      run: { ...going, number: 6 },
      totals: { ...noTotals, done: 1, waiting: 1 },
      items: [anItem({ state: "done" })],
    },
    {
      ...standing,
      run: { ...going, state: "ended", number: 7 },
      totals: { ...noTotals, done: 2 },
      items: [],
    },
  );
  const { router } = view({ run: going });
  await pass(1_000);
  expect(screen.getByText(/^1 waiting, 1 done/)).toBeDefined();
  expect(within(screen.getByRole("table")).getByText("Done")).toBeDefined();
  expect(router.refresh).not.toHaveBeenCalled();
  await pass(1_000);
  expect(screen.getByText("2 done.")).toBeDefined();
  expect(router.refresh).toHaveBeenCalledOnce();
  await pass(5_000);
  expect(asked).toEqual([`/runs/${runId}/progress?since=5`, `/runs/${runId}/progress?since=6`]);
});

test("failed clients are retried, one or all, and a refusal is said", async () => {
  const retry = answering<unknown>(done(null), refused("This run is under way."));
  const { user } = view(
    {
      run: { state: "ended", endedAt: "2026-03-01T00:10:00.000Z" },
      totals: { done: 3, failed: 1, unknown: 1 },
      items: [anItem({ position: 4, state: "failed", sentence: "Cognito didn’t respond." }), anItem()],
    },
    { retry: retry.action },
  );
  await user.click(screen.getByRole("button", { name: "Retry orders-worker" }));
  await user.click(await screen.findByRole("button", { name: "Retry 2 failed" }));
  expect(await screen.findByText("This run is under way.")).toBeDefined();
  expect(retry.forms).toMatchObject([{ runId, position: "4" }, { runId }]);
  expect(retry.forms[1]).not.toHaveProperty("position");
});
