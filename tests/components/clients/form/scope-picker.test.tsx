// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
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
const search = (text: string) =>
  fireEvent.change(screen.getByLabelText("Search scopes"), { target: { value: text } });
const said = () => screen.getByRole("status").textContent;

const opener = (name: string) => screen.getByRole("button", { name });
const chips = () =>
  within(screen.getByRole("group", { name: "Selected scopes" }))
    .queryAllByRole("button")
    .map((it) => it.getAttribute("aria-label"));
const drawn = () => document.querySelectorAll('input[type="checkbox"][value*="/"]').length;

test("many resource servers are closed at first, and one is opened and closed by its name", () => {
  show(<Picker />);
  expect(drawn()).toBe(0);
  expect(opener("Service 25").getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(opener("Service 25"));
  expect(opener("Service 25").getAttribute("aria-expanded")).toBe("true");
  expect(document.querySelectorAll('[value^="service-25/"]')).toHaveLength(20);
  fireEvent.click(box("service-25/20"));
  fireEvent.click(opener("Service 25"));
  expect(drawn()).toBe(0);
  expect(sent()).toEqual(["service-25/20"]);
  expect(group("Service 25").getByText("20 scopes, 1 selected")).toBeDefined();
});

test("all of a resource server are all of its scopes, drawn or not, up to as many as a client can have", () => {
  show(<Picker />);
  fireEvent.click(box("All of Service 12"));
  expect(sent()).toHaveLength(20);
  fireEvent.click(box("All of Service 24"));
  fireEvent.click(box("All of Service 25"));
  expect(sent()).toHaveLength(50);
  expect(said()).toContain("10 of these 20 scopes are selected: a client can have at most 50.");
  fireEvent.click(opener("Service 01"));
  fireEvent.click(box("service-01/01"));
  expect(sent()).toHaveLength(50);
  expect(said()).toContain("A client can have at most 50 scopes. Clear one before you select another.");
  fireEvent.click(box("All of Service 12"));
  expect(sent()).toHaveLength(30);
  expect(said()).not.toContain("at most 50");
});

test("what is selected stands at the top and can be removed there, and the focus goes to the next of it", () => {
  show(<Picker selected={["service-01/01", "gone/gone", "service-25/20"]} />);
  expect(chips()).toEqual(["Remove service-01/01", "Remove gone/gone", "Remove service-25/20"]);
  fireEvent.click(opener("Remove gone/gone"));
  expect(sent()).toEqual(["service-01/01", "service-25/20"]);
  expect(document.activeElement).toBe(opener("Remove service-25/20"));
  fireEvent.click(opener("Remove service-25/20"));
  expect(document.activeElement).toBe(opener("Remove service-01/01"));
  fireEvent.click(opener("Remove service-01/01"));
  expect(sent()).toEqual([]);
  expect(screen.getByText("No scopes selected.").parentElement).toBe(document.activeElement);
});

test("a search finds a scope of the last resource server, and loses nothing that is selected", () => {
  show(<Picker selected={["service-01/01", "gone/gone"]} />);
  search("service-25/2");
  expect(said()).toBe("1 scope matches.");
  expect(box("service-25/20")).toBeDefined();
  expect(sent()).toEqual(["service-01/01", "gone/gone"]);
  search("may do 07");
  fireEvent.click(box("service-03/07"));
  // Its box does not go while somebody is on it.
  fireEvent.click(box("service-03/07"));
  expect(box("service-03/07").checked).toBe(false);
  fireEvent.click(box("service-03/07"));
  expect(sent()).toEqual(["service-01/01", "gone/gone", "service-03/07"]);
  search("nothing");
  expect(said()).toBe("No scope contains this text.");
});

test("a search that finds more than is drawn says so, and the rest can be opened", () => {
  show(<Picker />);
  search("may do");
  expect(said()).toBe("200 of 500 scopes are shown.");
  expect(drawn()).toBe(200);
  fireEvent.click(opener("Service 25"));
  expect(said()).toBe("220 of 500 scopes are shown.");
});

test("what a search leaves of a resource server is ticked apart from the rest", () => {
  show(<Picker />);
  search("service-25/1");
  fireEvent.click(box("All 10 found in Service 25"));
  expect(sent()).toHaveLength(10);
});

test("all of a resource server leaves out what the person cannot grant, and says so", () => {
  const onChange = vi.fn<(chosen: ReadonlySet<string>) => void>();
  const restricted = { "service-01/01": "an admin" };
  show(
    <ScopePicker
      servers={servers}
      restricted={restricted}
      selected={new Set()}
      onChange={onChange}
      error={undefined}
    />,
  );
  fireEvent.click(box("All 19 you can grant in Service 01"));
  const [[chosen] = []] = onChange.mock.calls;
  expect(chosen?.size).toBe(19);
});

test("a few scopes are simply there: nothing to search, to open or to remove elsewhere", () => {
  shownTo([null, null]);
  expect(screen.queryAllByRole("button")).toEqual([]);
  expect(screen.queryByRole("group", { name: "Selected scopes" })).toBeNull();
  expect(screen.getAllByRole("checkbox")).toHaveLength(3);
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
