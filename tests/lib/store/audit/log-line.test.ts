import { expect, test, vi } from "vitest";
import { log } from "@/lib/process/log";
import { recordNotice } from "@/lib/store/audit/rows";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();

test("each row has a line in the log that names its client", async () => {
  const line = vi.spyOn(log, "info");
  await recordNotice(factsOf({ action: "edit client", clientId: "abc123" }));
  expect(line.mock.lastCall).toMatchObject([
    { anchor: { sequence: 1 }, audit: { action: "edit client", clientId: "abc123", outcome: "noticed" } },
    "audit",
  ]);
});
