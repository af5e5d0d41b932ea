// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SecretCards } from "@/components/secrets/secret-cards";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { aSecret } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

function shown(more: Partial<KnownSecret>, maxAgeDays: number | null = null) {
  const fields = { poolId: "eu-west-1_dev", clientId: "c" };
  return show(<SecretCards secrets={[aSecret(more)]} {...{ maxAgeDays, fields }} planRetirement={null} />);
}

/** What a card says beside one of its terms. */
const said = (term: string) => screen.getByText(term, { selector: "dt" }).nextElementSibling?.textContent;

test.each([
  [90, 91, "91 days Older than 90 days"],
  [90, 90, "90 days"],
  [null, 4_000, "4000 days"],
  [90, 1, "1 day"],
])("where a secret may be %s days old, one of %i is told so", (maxAgeDays, ageDays, sentence) => {
  shown({ ageDays }, maxAgeDays);
  expect(said("Age")).toBe(sentence);
});

test.each<[Partial<KnownSecret>, string]>([
  [{ origin: "console" }, "Added by ada@example.com"],
  [{ origin: "console", restores: "c--0" }, "Restored by ada@example.com with the value of the deleted c--0"],
  [{ origin: "client" }, "Created with the client by ada@example.com"],
  [{ origin: "client", madeBy: null }, "Created with the client"],
  [{ origin: "elsewhere" }, "Added outside Clientele"],
  [{ origin: "pending" }, "Pending"],
  [{ origin: "unconfirmed" }, "Unconfirmed secret"],
])("a secret with %o says where it comes from", (more, sentence) => {
  shown(more);
  expect(said("Origin")).toBe(sentence);
});

test("a retirement that was planned for a day gone by is overdue", () => {
  const plan = { zone: "Europe/Berlin", plannedBy: "ada@example.com" };
  shown({ plan: { ...plan, retireAt: "2026-01-01T00:00:00.000Z" } });
  expect(screen.getByText("Overdue")).toBeDefined();
  shown({ plan: { ...plan, retireAt: "9999-01-01T00:00:00.000Z" } });
  expect(screen.getAllByText("Overdue")).toHaveLength(1);
});

test("a secret without a proof of this console says so", () => {
  shown({});
  expect(said("Verified")).toBe("Never");
});
