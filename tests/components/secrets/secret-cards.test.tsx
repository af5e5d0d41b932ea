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
  [90, 91, "91 days Older than 90 days. It works on: Cognito lets no secret expire."],
  [90, 90, "90 days. Cognito lets no secret expire."],
  [null, 4_000, "4000 days. Cognito lets no secret expire."],
  [90, 1, "1 day. Cognito lets no secret expire."],
])("where a secret may be %s days old, one of %i is told so", (maxAgeDays, ageDays, sentence) => {
  shown({ ageDays }, maxAgeDays);
  expect(said("Age")).toBe(sentence);
});

test.each<[Partial<KnownSecret>, string]>([
  [{ origin: "console" }, "Added here by ada@example.com"],
  [
    { origin: "console", restores: "c--0" },
    "Restored here by ada@example.com: it holds the value of the deleted c--0",
  ],
  [{ origin: "client" }, "Made with the client by ada@example.com"],
  [{ origin: "client", madeBy: null }, "Made with the client"],
  [{ origin: "elsewhere" }, "Added outside this console"],
  [{ origin: "pending" }, "Being added, or lost"],
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
  expect(said("Proven")).toBe("Not through this console");
});
