// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { forgetSelections, select, selectionOf } from "@/components/clients/selection/selected";
import { SelectionBar } from "@/components/clients/selection/selection-bar";
import { keyOf, nothingSelected } from "@/lib/domain/run/selection";
import { show } from "@/tests/components/show";

const list = "/pools/dev/clients";
const shown = ["a", "b"].map((id) => keyOf("eu-west-1_A", id));

beforeEach(forgetSelections);

const bar = (query = "owner=team-orders", changeHref: string | null = "/runs/new") =>
  show(
    <SelectionBar
      list={list}
      shown={shown}
      query={query}
      matches={212}
      changeHref={changeHref}
      exportOf={(format, of) => `/export?${of}&format=${format}`}
    />,
  );

test("nothing is there until something is selected, and then what can be done with it", () => {
  const { unmount } = bar();
  expect(screen.queryByRole("region")).toBeNull();
  unmount();
  select(list, { is: "clients", keys: new Set([shown[0] ?? "", keyOf("eu-west-1_A", "z")]) });
  bar();
  expect(screen.getAllByText("2 clients selected, 1 of them not on this page").length).toBeGreaterThan(0);
  expect(screen.getByRole("link", { name: "Change…" })).toBeDefined();
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
});

test("who can change no client can still export", () => {
  select(list, { is: "clients", keys: new Set(shown) });
  bar("", null);
  expect(screen.queryByRole("link", { name: "Change…" })).toBeNull();
  expect(screen.getByRole("button", { name: "Export CSV" })).toBeDefined();
});

test("from a whole page all that match can be selected, whose export is a link", async () => {
  select(list, { is: "clients", keys: new Set(shown) });
  const { user } = bar();
  await user.click(screen.getByRole("button", { name: "Select all 212 that match" }));
  expect(selectionOf(list)).toEqual({ is: "search", query: "owner=team-orders", matches: 212 });
  expect(screen.getByRole("link", { name: "Export JSON" }).getAttribute("href")).toBe(
    "/export?owner=team-orders&format=json",
  );
});

test("all that match are no longer selected once the list shows another search", () => {
  select(list, { is: "search", query: "owner=team-orders", matches: 212 });
  bar("owner=team-payments");
  expect(selectionOf(list)).toEqual(nothingSelected);
  expect(screen.queryByRole("region")).toBeNull();
});

test("the keys of selected clients are posted for their file, and a refusal is said", async () => {
  const posted: [string, string][] = [];
  vi.stubGlobal("fetch", async (url: string, { body }: { body: URLSearchParams }) => {
    posted.push([url, body.get("selected") ?? ""]);
    return Response.json({ code: "too-often", message: "Too many downloads." }, { status: 429 });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  select(list, { is: "clients", keys: new Set(shown) });
  const { user } = bar();
  await user.click(screen.getByRole("button", { name: "Export CSV" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Too many downloads.");
  expect(posted).toEqual([["/export?kind=all&format=csv", shown.join()]]);
});
