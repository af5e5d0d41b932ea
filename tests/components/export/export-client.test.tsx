// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { ExportClient } from "@/components/export/export-client";
import { show } from "@/tests/components/show";

const clientId = "1234567890abcdefghijklmnop";
const pool = { poolId: "eu-west-1_LocalDev1", region: "eu-west-1", servers: [] };

/** The page, whose request is answered by these lines. */
function showing(status: number, ...lines: object[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { status });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  show(
    <ExportClient
      managedServers={[]}
      clientId={clientId}
      pool={pool}
      definitions={{ url: "/definitions", most: 60 }}
    />,
  );
  return asked;
}

const definition = {
  clientId,
  name: "orders-worker",
  hasSecret: true,
  settings: { flows: ["client_credentials"] },
};

test("the settings come by the request that the audit trail knows, once, and are shown as code", async () => {
  const asked = showing(200, { clientId, definition, code: null, message: null });
  expect(await screen.findByRole("heading", { name: "As code" })).toBeDefined();
  expect(document.body.textContent).toContain("orders-worker");
  expect(asked).toEqual([`/definitions?ids=${clientId}`]);
});

test("a client that cannot be read shows why, and no code", async () => {
  showing(200, { clientId, definition: null, code: "unreachable", message: "Cognito is away." });
  expect((await screen.findByRole("alert")).textContent).toContain("Cognito is away. Nothing was exported.");
  expect(screen.queryByRole("heading", { name: "As code" })).toBeNull();
});

test("a request that is refused says that nothing was exported", async () => {
  showing(429);
  expect((await screen.findByRole("alert")).textContent).toContain("Nothing was exported.");
});
