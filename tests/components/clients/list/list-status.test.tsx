// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ListStatus } from "@/components/clients/list/list-status";
import type { ListProgress } from "@/lib/domain/list/parse";
import { pass, show, stopTheClock } from "@/tests/components/show";

const whole: ListProgress = {
  read: 300,
  fresh: 300,
  of: 300,
  secondsLeft: null,
  listedAt: 1,
  listing: null,
  trouble: null,
};
const half: ListProgress = { ...whole, read: 150, fresh: 150, secondsLeft: 120 };

function status(progress: ListProgress, mayChange = false, missing: string | null = null) {
  return show(
    <ListStatus
      count="300 clients"
      settings={null}
      missing={missing}
      progress={progress}
      progressUrl="/progress"
      fillUrl="/fill"
      keys={[]}
      mayChange={mayChange}
    />,
  );
}

test("loading shows as a bar with words, and nothing is there once all is loaded", () => {
  status(half);
  expect(screen.getByText("Loading details: 150 of 300, about 2 minutes left.")).toBeDefined();
  const bar = screen.getByRole("progressbar", { name: "Details loaded" });
  expect(bar.getAttribute("aria-valuetext")).toBe("150 loaded, 150 to do");
  cleanup();
  const { container } = status(whole);
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(container.textContent).not.toContain("Loading");
});

test("what is announced comes and goes in regions that stay on the page", async () => {
  stopTheClock();
  const trouble = "Cognito is throttling this pool.";
  vi.stubGlobal("fetch", async () => Response.json({ ...whole, trouble }));
  const { container } = status(half);
  const regions = () => [...container.querySelectorAll('[role="status"]')];
  const before = regions();
  expect(before.map((it) => it.textContent)).toEqual([
    "300 clients",
    "Loading details: 150 of 300, about 2 minutes left.",
    "",
  ]);
  await pass(5_000);
  expect(regions()).toEqual(before);
  expect(before.map((it) => it.textContent)).toEqual(["300 clients", "", trouble]);
  vi.unstubAllGlobals();
});

test("a pool that was not looked at for long shows how much of it is read again, until all is", async () => {
  stopTheClock();
  const old: ListProgress = { ...whole, fresh: 40, secondsLeft: 65 };
  const answers = [{ ...old, fresh: 299, secondsLeft: 1 }, whole];
  vi.stubGlobal("fetch", async () => Response.json(answers.shift() ?? whole));
  const { router } = status(old);
  const bar = () => screen.queryByRole("progressbar", { name: "Details refreshed" });
  expect(screen.getByText("Refreshing details: 40 of 300, about 1 minute left.")).toBeDefined();
  expect(bar()?.getAttribute("aria-valuetext")).toBe("40 refreshed, 260 to do");
  await pass(5_000);
  expect(bar()?.getAttribute("aria-valuetext")).toBe("299 refreshed, 1 to do");
  await pass(5_000);
  expect(bar()).toBeNull();
  expect(router.refresh).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test("what the list lacks is said in place of the progress", () => {
  status(half, false, "3 clients are still loading and may match.");
  expect(screen.getByText("3 clients are still loading and may match.")).toBeDefined();
  expect(screen.queryByText(/Loading details/)).toBeNull();
});

test("the estimate does not jump, and the list is refreshed once everything is loaded", async () => {
  stopTheClock();
  const answers = [{ ...half, read: 160, fresh: 160, secondsLeft: 840 }, { ...whole }];
  vi.stubGlobal("fetch", async () => Response.json(answers.shift() ?? whole));
  const { router } = status(half);
  await pass(5_000);
  expect(screen.getByText("Loading details: 160 of 300, about 5 minutes left.")).toBeDefined();
  expect(router.refresh).not.toHaveBeenCalled();
  await pass(5_000);
  expect(router.refresh).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
