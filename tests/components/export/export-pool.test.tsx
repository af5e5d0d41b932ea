// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ExportPool } from "@/components/export/export-pool";
import { ExportedCode } from "@/components/export/exported-code";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import { show } from "../show";

afterEach(() => vi.unstubAllGlobals());

const definition = (number: number): ClientDefinition => ({
  clientId: `id${number}`,
  name: `client ${number}`,
  hasSecret: true,
  settings: { scopes: [`orders/read-${number}`], flows: ["client_credentials"], isOAuthOn: true },
});

const pool = (count: number) => ({
  poolId: "eu-west-1_Abc",
  environment: "dev",
  region: "eu-west-1",
  clients: Array.from({ length: count }, (_, number) => ({
    clientId: `id${number}`,
    name: `client ${number}`,
  })),
  servers: [],
  managedServers: [],
  marks: {},
});

/** A stream that says no more than what it is told to. */
function slowDefinitions() {
  let say: (line: object) => void = () => {};
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (line) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      end = () => controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  const define = (number: number) =>
    say({ clientId: `id${number}`, definition: definition(number), message: null });
  return { say: define, end: () => end() };
}

test("the button that was pressed says that it reads, the other one waits, and the progress is true", async () => {
  const { say } = slowDefinitions();
  const { user } = show(<ExportPool pool={pool(30)} definitions={{ url: "/definitions", most: 60 }} />);
  await user.click(screen.getByRole("button", { name: "Export all (30)" }));
  const busy = screen.getByRole("button", { name: "Reading…" });
  expect(busy.getAttribute("aria-busy")).toBe("true");
  const other = screen.getByRole("button", { name: "Export selected (0)" });
  expect([other.getAttribute("aria-busy"), other.getAttribute("aria-disabled")]).toEqual([null, "true"]);
  for (let number = 0; number < 3; number += 1) say(number);
  await screen.findByText("3 of 30 clients read.");
});

test("reading can be cancelled, and what was selected stays", async () => {
  const { say } = slowDefinitions();
  const { user } = show(<ExportPool pool={pool(30)} definitions={{ url: "/definitions", most: 60 }} />);
  await user.click(screen.getByRole("checkbox", { name: /^client 3/ }));
  await user.click(screen.getByRole("button", { name: "Export all (30)" }));
  say(0);
  await screen.findByText("1 of 30 clients read.");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("1 read, 29 to do");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(
    screen.getByRole("button", { name: "Export selected (1)" }).getAttribute("aria-disabled"),
  ).toBeNull();
});

test("all that match the search are selected at once, those too that are not drawn", async () => {
  const { user } = show(<ExportPool pool={pool(340)} definitions={{ url: "/definitions", most: 60 }} />);
  await user.type(screen.getByRole("searchbox"), "client 1");
  await user.click(screen.getByRole("button", { name: "Select all 111 (App clients)" }));
  expect(screen.getByRole("button", { name: "Export selected (111)" })).toBeDefined();
  expect(screen.getByText("11 more. Search to see them.")).toBeDefined();
  // What is not drawn of a check box stands absolutely: outside of the box, it made the page 5,000 px long.
  const box = screen.getByRole("group", { name: "App clients" }).parentElement;
  expect(box?.className).toMatch(/(^| )relative .*overflow-y-auto/);
  await user.click(screen.getByRole("button", { name: "Clear 111 (App clients)" }));
  expect(screen.getByRole("button", { name: "Export selected (0)" })).toBeDefined();
});

test("the result takes the place of the selection, with the focus, and the way back keeps the selection", async () => {
  const { say, end } = slowDefinitions();
  const { user } = show(<ExportPool pool={pool(2)} definitions={{ url: "/definitions", most: 60 }} />);
  await user.click(screen.getByRole("button", { name: "Select all 2 (App clients)" }));
  await user.click(screen.getByRole("button", { name: "Export selected (2)" }));
  for (const number of [0, 1]) say(number);
  end();
  const heading = await screen.findByRole("heading", { name: "As code" });
  expect(document.activeElement).toBe(heading);
  expect(screen.queryByRole("searchbox")).toBeNull();
  expect(screen.getByText(/^2 clients and 0 resource servers exported/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Change selection" }));
  expect(screen.getByRole("button", { name: "Export selected (2)" })).toBeDefined();
});

test("code that is long shows its beginning in a box that scrolls, and says how much more the file has", () => {
  const clients = Array.from({ length: 340 }, (_, number) => definition(number));
  show(
    <ExportedCode
      managedServers={[]}
      exported={{ poolId: "eu-west-1_Abc", region: "eu-west-1", clients, servers: [] }}
      chosenServers={[]}
    />,
  );
  const code = screen.getByRole("region", { name: "clientele.tf" });
  const shown = code.querySelector("pre");
  expect(shown?.textContent?.split("\n").length).toBeLessThanOrEqual(1_001);
  expect(shown?.className).toContain("overflow-y-auto");
  expect(
    screen.getByText(/more lines are in the file\. Copy and Download include all of it\.$/),
  ).toBeDefined();
  expect(within(code).getByRole("button", { name: "Download" })).toBeDefined();
});

test("code that is short is shown whole", () => {
  const exported = {
    poolId: "eu-west-1_Abc",
    region: "eu-west-1",
    clients: [definition(1)],
    servers: [],
  };
  show(<ExportedCode managedServers={[]} exported={exported} chosenServers={[]} />);
  expect(screen.queryByText(/in the file\./)).toBeNull();
  expect(screen.getByRole("region", { name: "clientele.tf" }).textContent).toContain("client 1");
});
