import { expect, test } from "vitest";
import { claimIntent, releaseIntent } from "@/lib/store/intents";

test("one form is carried out once, per person", async () => {
  expect(await claimIntent("ann", "form-1")).toBe(true);
  expect(await claimIntent("ann", "form-1")).toBe(false);
  expect(await claimIntent("bob", "form-1")).toBe(true);
});

test("a form that changed nothing may be sent again", async () => {
  await claimIntent("ann", "form-2");
  await releaseIntent("ann", "form-2");
  expect(await claimIntent("ann", "form-2")).toBe(true);
});
