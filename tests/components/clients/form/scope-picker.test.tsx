// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { fullScope } from "@/lib/domain/scope";
import { show } from "@/tests/components/show";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, "0"));

/** As many as a pool with 25 APIs has: far more than are drawn at once. */
const servers = numbers(25).map((number) => ({
  identifier: `service-${number}`,
  name: `Service ${number}`,
  isManaged: false,
  scopes: numbers(20).map((name) => ({
    full: fullScope(`service-${number}`, name),
    name,
    description: `May do ${name}`,
  })),
}));

function Picker({ selected = [] }: { selected?: readonly string[] }) {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set(selected));
  return (
    <form aria-label="Client">
      <ScopePicker servers={servers} restricted={{}} selected={chosen} onChange={choose} error={undefined} />
    </form>
  );
}

const form = () => screen.getByRole<HTMLFormElement>("form", { name: "Client" });
const sent = () => new FormData(form()).getAll("scopes");
const group = (name: string) => within(screen.getByRole("group", { name }));
/** By its label: asking 500 boxes for their roles takes seconds. */
const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: true });
const ticked = () =>
  [...document.querySelectorAll<HTMLInputElement>('[name="scopes"]:checked')].map(({ value }) => value);
const search = (text: string) =>
  fireEvent.change(screen.getByLabelText("Search scopes"), { target: { value: text } });
const said = () => screen.getByRole("status").textContent;

test("what is not shown is said, and can be shown", () => {
  show(<Picker />);
  expect(said()).toBe("200 of 500 scopes are shown.");
  const last = group("Service 25");
  expect(last.getByText("0 of 20 shown.")).toBeDefined();
  fireEvent.click(last.getByRole("button", { name: "Show all 20 scopes of Service 25" }));
  expect(document.querySelectorAll('[value^="service-25/"]')).toHaveLength(20);
  expect(form().contains(document.activeElement)).toBe(true);
});

test("all of a resource server are all of its scopes, up to as many as a client can have", () => {
  show(<Picker />);
  fireEvent.click(box("All of Service 12"));
  expect(sent()).toHaveLength(20);
  fireEvent.click(box("All of Service 24"));
  fireEvent.click(box("All of Service 25"));
  expect(sent()).toHaveLength(50);
  expect(said()).toContain("10 of these 20 scopes are selected: a client can have at most 50.");
  fireEvent.click(box("service-01/01"));
  expect(sent()).toHaveLength(50);
  expect(said()).toContain("A client can have at most 50 scopes. Clear one before you select another.");
  fireEvent.click(box("All of Service 12"));
  expect(sent()).toHaveLength(30);
  expect(said()).not.toContain("at most 50");
});

test("a client with 50 scopes shows all of them, wherever they stand", () => {
  const selected = numbers(25).flatMap((it) => [`service-${it}/19`, `service-${it}/20`]);
  show(<Picker selected={selected} />);
  expect(ticked()).toEqual(selected);
  expect(sent()).toEqual(selected);
});

test("a search finds a scope of the last resource server, and what is selected stays in sight", () => {
  show(<Picker selected={["service-01/01", "gone/gone"]} />);
  search("service-25/2");
  expect(said()).toBe("1 scope matches.");
  expect(box("service-25/20")).toBeDefined();
  const others = group("Selected, not found by this search");
  expect(ticked()).toEqual(["service-01/01", "gone/gone"]);
  expect(sent()).toEqual(["service-01/01", "gone/gone"]);
  fireEvent.click(others.getByLabelText("service-01/01"));
  // Its box does not go while somebody is on it.
  expect(others.getByLabelText<HTMLInputElement>("service-01/01").checked).toBe(false);
  expect(ticked()).toEqual(["gone/gone"]);
  search("may do 07");
  fireEvent.click(box("service-03/07"));
  expect(sent()).toEqual(["gone/gone", "service-03/07"]);
  search("nothing");
  expect(said()).toBe("No scope contains this text.");
});

test("what a search leaves of a resource server is ticked apart from the rest", () => {
  show(<Picker />);
  search("service-25/1");
  fireEvent.click(box("All 10 found in Service 25"));
  expect(sent()).toHaveLength(10);
});

/** The picker of two scopes, of which each names whom to ask for it; null for nobody. */
function shownTo(asked: readonly (string | null)[]) {
  const [one, other] = servers[0]?.scopes ?? [];
  const restricted = Object.fromEntries(
    [one, other].flatMap((scope, at) => (scope && asked[at] ? [[scope.full, asked[at]]] : [])),
  );
  const few = servers.slice(0, 1).map((server) => ({ ...server, scopes: server.scopes.slice(0, 2) }));
  show(
    <ScopePicker
      servers={few}
      restricted={restricted}
      selected={new Set()}
      onChange={() => {}}
      error={undefined}
    />,
  );
}

test("who can select no scope at all is told why, and whom to ask", () => {
  shownTo(["an admin", "an admin"]);
  expect(screen.getByText("You cannot select a scope yet")).toBeDefined();
  expect(screen.getByText(/Ask an admin to assign an owner team/)).toBeDefined();
});

test("where teams can grant them, the team is to be asked", () => {
  shownTo(["an admin", "team-orders or an admin"]);
  expect(screen.getByText(/Ask the team shown next to each scope, or an admin/)).toBeDefined();
});

test("who can select one scope is told nothing of that kind", () => {
  shownTo(["an admin", null]);
  expect(screen.queryByText("You cannot select a scope yet")).toBeNull();
});
