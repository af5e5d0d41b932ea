// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { hush, say, Toast } from "@/components/shell/toast";
import { pass, show, stopTheClock } from "@/tests/components/show";

beforeEach(hush);

const said = () => screen.getByRole("status").textContent;
const tell = (what: Parameters<typeof say>[0]) => act(() => say(what));

test("what was done is said in a place that is there before, and for six seconds", async () => {
  stopTheClock();
  show(<Toast />);
  const place = screen.getByRole("status");
  expect([place.textContent, place.getAttribute("aria-live")]).toEqual(["", "polite"]);
  tell("orders was deleted.");
  expect(screen.getByRole("status")).toBe(place);
  expect(said()).toBe("orders was deleted.");
  await pass(5_900);
  expect(said()).toBe("orders was deleted.");
  await pass(200);
  expect(said()).toBe("");
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("a sentence has its own six seconds, though it takes the place of one before it", async () => {
  stopTheClock();
  show(<Toast />);
  tell("orders was deleted.");
  await pass(5_000);
  tell("stock was deleted.");
  await pass(5_000);
  expect(said()).toBe("stock was deleted.");
});

test("a sentence stays while the pointer or the focus is on it", async () => {
  stopTheClock();
  show(<Toast />);
  tell("orders was deleted.");
  fireEvent.pointerEnter(screen.getByText("orders was deleted."));
  await pass(60_000);
  expect(said()).toBe("orders was deleted.");
  fireEvent.pointerLeave(screen.getByText("orders was deleted."));
  act(() => screen.getByRole("button", { name: "Dismiss" }).focus());
  await pass(60_000);
  expect(said()).toBe("orders was deleted.");
  act(() => screen.getByRole("button", { name: "Dismiss" }).blur());
  await pass(6_100);
  expect(said()).toBe("");
});

test("one that offers something stays until it is dismissed, by button or Escape, and leaves the focus on the page", async () => {
  stopTheClock();
  show(
    <main id="content" tabIndex={-1}>
      <Toast />
    </main>,
  );
  const undo = vi.fn();
  for (const end of [
    () => fireEvent.click(screen.getByRole("button", { name: "Dismiss" })),
    () => fireEvent.keyDown(screen.getByRole("button", { name: "Undo" }), { key: "Escape" }),
  ]) {
    tell({ sentence: "The date was removed.", act: { label: "Undo", run: undo } });
    await pass(600_000);
    expect(said()).toBe("The date was removed.");
    act(() => screen.getByRole("button", { name: "Undo" }).focus());
    end();
    expect(said()).toBe("");
    expect(document.activeElement).toBe(screen.getByRole("main"));
  }
  expect(undo).not.toHaveBeenCalled();
});

test("what it offers is done once, and is gone", async () => {
  const { user } = show(<Toast />);
  const undo = vi.fn();
  tell({ sentence: "The date was removed.", act: { label: "Undo", run: undo } });
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(said()).toBe("");
});

test("a sentence is in no address and in no storage", () => {
  show(<Toast />);
  tell({ sentence: "orders was deleted.", link: { href: "/pools/a/clients/b", label: "View record" } });
  expect(screen.getByRole("link", { name: "View record" }).getAttribute("href")).toBe("/pools/a/clients/b");
  expect([location.href, JSON.stringify(sessionStorage), JSON.stringify(localStorage)].join()).not.toContain(
    "deleted",
  );
});
