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
  region: "eu-west-1",
  clients: Array.from({ length: count }, (_, number) => ({
    clientId: `id${number}`,
    name: `client ${number}`,
  })),
  servers: [],
  managedServers: [],
});

/** A stream that says no more than what it is told to. */
function slowDefinitions() {
  let say: (line: object) => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (line) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  return (number: number) => say({ clientId: `id${number}`, definition: definition(number), message: null });
}

test("the button that was pressed says that it reads, the other one waits, and the progress is true", async () => {
  const say = slowDefinitions();
  const { user } = show(<ExportPool pool={pool(30)} definitions={{ url: "/definitions", most: 60 }} />);
  await user.click(screen.getByRole("button", { name: "Export all (30)" }));
  const busy = screen.getByRole("button", { name: "Reading…" });
  expect(busy.getAttribute("aria-busy")).toBe("true");
  const other = screen.getByRole("button", { name: "Export selected (0)" });
  expect([other.getAttribute("aria-busy"), other.getAttribute("aria-disabled")]).toEqual([null, "true"]);
  for (let number = 0; number < 3; number += 1) say(number);
  await screen.findByText("3 of 30 clients read.");
});

test("code that is long shows its beginning in a box that scrolls, and says how much more the file has", () => {
  const clients = Array.from({ length: 340 }, (_, number) => definition(number));
  show(
    <ExportedCode
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
  show(<ExportedCode exported={exported} chosenServers={[]} />);
  expect(screen.queryByText(/in the file\./)).toBeNull();
  expect(screen.getByRole("region", { name: "clientele.tf" }).textContent).toContain("client 1");
});
