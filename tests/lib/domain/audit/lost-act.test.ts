import { expect, test } from "vitest";
import { auditActions } from "@/lib/domain/audit/action";
import { foundInWords, foundOutcomes, isSecretLost, lostActInWords } from "@/lib/domain/audit/lost-act";

const lost = (action: string, outcome: (typeof foundOutcomes)[number]) => ({
  action,
  outcome,
  name: "orders",
  clientId: "abc",
  identifier: null,
  at: "2026-11-29T10:00:00.000Z",
});

test.each(auditActions)(
  "%s has a title and a text for each outcome, which name what it was done to",
  (action) => {
    for (const outcome of foundOutcomes) {
      const { title, text } = lostActInWords(lost(action, outcome));
      expect(title).toContain("orders");
      expect(text).toContain("The console stopped before it could answer you.");
    }
  },
);

test("only a creation and a rotation that were carried out leave a secret that nobody has seen", () => {
  const losing = auditActions.filter((action) => isSecretLost(lost(action, "recovered")));
  expect(losing).toEqual(["create client", "start rotation"]);
  expect(auditActions.filter((action) => isSecretLost(lost(action, "not-done")))).toEqual([]);
});

test.each(["toString", "constructor", "__proto__"])(
  "an act or an outcome that is called %s is told like any other",
  (name) => {
    expect(isSecretLost(lost(name, "recovered"))).toBe(false);
    expect(lostActInWords(lost(name, "recovered")).title).toBe(`“${name}” of orders was completed`);
    expect(foundInWords(name)).toBeNull();
  },
);
