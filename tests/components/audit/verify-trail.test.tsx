// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { VerifyTrail } from "@/components/audit/verify-trail";
import { pass, show, stopTheClock } from "@/tests/components/show";

beforeEach(stopTheClock);

/** A verification whose lines, and whose end, come as the test says. */
async function verifying(status = 200, refusal: unknown = null) {
  const stream = new TransformStream<Uint8Array, Uint8Array>();
  const writer = stream.writable.getWriter();
  const signals: AbortSignal[] = [];
  vi.stubGlobal("fetch", async (_url: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return { ok: status === 200, body: stream.readable, json: async () => refusal };
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { unmount } = show(<VerifyTrail url="/check" />);
  fireEvent.click(screen.getByRole("button"));
  await pass(0);
  return {
    unmount,
    signal: signals[0],
    line: async (line: unknown) => {
      void writer.write(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      await pass(0);
    },
    end: async () => {
      void writer.close();
      await pass(0);
    },
    breakOff: async () => {
      void writer.abort(new TypeError("terminated"));
      await pass(0);
    },
  };
}

const broken = /^The connection was lost before verification finished\./;
const head = { sequence: 7, hash: "ab".repeat(32) };

test.each(["end", "breakOff"] as const)(
  "a check that stops half-way (%s) says so, and is never whole",
  async (how) => {
    const check = await verifying();
    await check.line({ is: "checking", checked: 3, of: 7 });
    await check[how]();
    expect(screen.getByText(broken)).toBeDefined();
    expect(screen.getByRole("button").textContent).toContain("Verify integrity");
  },
);

test("a check that ends without a word says so", async () => {
  const check = await verifying();
  await check.end();
  expect(screen.getByText(broken)).toBeDefined();
});

test("a check that is refused says why", async () => {
  await verifying(403, { message: "Your role does not allow this." });
  expect(screen.getByText("Your role does not allow this.")).toBeDefined();
});

test("how far a check is, is shown from its second second on", async () => {
  const check = await verifying();
  await check.line({ is: "checking", checked: 1, of: 7 });
  expect(screen.queryByRole("progressbar")).toBeNull();
  await pass(1_001);
  await check.line({ is: "checking", checked: 3, of: 7 });
  expect(screen.getByText("3 of 7 rows")).toBeDefined();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("3 verified, 4 to do");
});

test("a whole trail gives its head, and a broken one its first bad row", async () => {
  const whole = await verifying();
  await whole.line({ is: "whole", rows: 1, head });
  await whole.end();
  expect(screen.getByText("1 row verified.")).toBeDefined();
  expect(screen.getByText(`7:${head.hash}`)).toBeDefined();
  whole.unmount();
  const bad = await verifying();
  await bad.line({ is: "broken", sequence: 4, reason: "Its hash is not that of its content." });
  await bad.end();
  expect(screen.getByText("Row 4 is the first invalid row.")).toBeDefined();
  expect(screen.getByText(/^Its hash is not that of its content\./)).toBeDefined();
});

test("leaving the page ends the check on the server", async () => {
  const check = await verifying();
  expect(check.signal?.aborted).toBe(false);
  check.unmount();
  expect(check.signal?.aborted).toBe(true);
});
