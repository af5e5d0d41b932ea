// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Removal } from "@/components/resource-servers/removal";
import type { Impact } from "@/lib/domain/scope/holder";
import { pass, show, stopTheClock } from "@/tests/components/show";

beforeEach(stopTheClock);

const impact: Impact = {
  holders: [],
  isWhole: true,
  readSince: null,
  progress: { read: 3, fresh: 3, of: 3, secondsLeft: null, listedAt: 1, listing: null, trouble: null },
};

const shown = (more: Partial<Impact>) =>
  show(
    <Removal
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      isConfirmed={false}
      identifier="orders"
      scope="read"
      alive={["orders/read"]}
      impact={{ ...impact, ...more }}
      confirm={null}
    />,
  );

test("while a client of the pool has not been read, the list of holders may be incomplete", () => {
  shown({ isWhole: false, progress: { ...impact.progress, read: 2 } });
  expect(screen.getByText("This list may be incomplete")).toBeDefined();
  expect(screen.getByText(/Loading details: 2 of 3\.$/)).toBeDefined();
});

test("where all have been read nothing is said to be incomplete, and nobody looks again", async () => {
  const { router } = shown({});
  expect(screen.queryByText("This list may be incomplete")).toBeNull();
  await pass(60_000);
  expect(router.refresh).not.toHaveBeenCalled();
});

test("an incomplete list is looked at again every 5 seconds, while the page is in sight", async () => {
  const { router } = shown({ isWhole: false });
  await pass(5_000);
  expect(router.refresh).toHaveBeenCalledTimes(1);
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  onTestFinished(() => void vi.restoreAllMocks());
  await pass(10_000);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test("since when others may have granted it is said, where that is known", () => {
  shown({ readSince: Date.now() });
  expect(screen.getByText(/^Based on data from/)).toBeDefined();
});
