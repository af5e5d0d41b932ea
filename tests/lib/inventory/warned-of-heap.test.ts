import type * as v8 from "node:v8";
import { afterAll, expect, test, vi } from "vitest";
import { startBackground, stopBackground, warmedUp } from "@/lib/inventory/background";
import { log } from "@/lib/process/log";
import { ownCognito } from "@/tests/kit/console-on";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("node:v8", async (original) => ({
  ...(await original<typeof v8>()),
  getHeapStatistics: () => ({ heap_size_limit: 1_000_000 }),
}));

embeddedStore();
await ownCognito();
afterAll(stopBackground);

test("a console whose heap is too small for its clients says so in the log when it starts", async () => {
  const warn = vi.spyOn(log, "warn");
  startBackground();
  await warmedUp();
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/--max-old-space-size=\d+/));
});
