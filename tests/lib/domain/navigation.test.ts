import { expect, test } from "vitest";
import { pagesFrom } from "@/lib/domain/navigation";
import { type InPool, routes } from "@/lib/domain/routes";

test("each page has a letter of its own, which no other shortcut takes", () => {
  const letters = pagesFrom({ environment: "one" }, { hasSetup: true, hasDoctor: true }).map(
    ({ key }) => key,
  );
  expect(new Set(letters).size).toBe(letters.length);
  for (const letter of letters) expect(letter).toMatch(/^[a-z]$/);
});

test("the audit trail opens on the entries of the pool that one comes from", () => {
  const audit = (pool: InPool | null) =>
    pagesFrom(pool, { hasSetup: true, hasDoctor: true }).find(({ label }) => label === "Audit")?.href;
  expect([audit({ environment: "dev" }), audit(null)]).toEqual([
    `${routes.audit}?environment=dev`,
    routes.audit,
  ]);
});
