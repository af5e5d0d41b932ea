import { expect, test } from "vitest";
import type { Grant } from "@/lib/domain/access/roles";
import { offersFor } from "@/lib/domain/run/offer";

const person = (grants: readonly Grant[], teams: readonly string[] = []) => ({ grants, teams });
const offer = (of: Parameters<typeof offersFor>[0], environments: readonly string[], kind: string) =>
  offersFor(of, environments).find((it) => it.kind === kind);

test("an admin changes every client in every way", () => {
  const admin = person([{ role: "admin", environment: null }]);
  expect(
    offersFor(admin, ["dev", "prod"]).every(({ whyNot, limit }) => whyNot === null && limit === null),
  ).toBe(true);
});

test("an operator changes clients of their teams, and deletes none", () => {
  const operator = person([{ role: "operator", environment: null }], ["team-orders"]);
  expect(offer(operator, ["dev"], "suspend")).toMatchObject({
    whyNot: null,
    limit: "Only clients of your teams.",
  });
  expect(offer(operator, ["dev"], "delete")).toMatchObject({
    whyNot: "Only admins can delete app clients.",
    limit: null,
  });
});

test("where roles differ, the environments that are left out are named", () => {
  const mixed = person([
    { role: "admin", environment: "dev" },
    { role: "operator", environment: "staging" },
    { role: "viewer", environment: "prod" },
  ]);
  expect(offer(mixed, ["dev", "staging", "prod", "new"], "set ticket")?.limit).toBe(
    "Only clients of your teams. Not in prod, new, where your role doesn’t allow it.",
  );
});

test("a viewer changes nothing", () => {
  const viewer = person([{ role: "viewer", environment: null }]);
  expect(offersFor(viewer, ["dev"]).map(({ whyNot }) => whyNot)).not.toContain(null);
});
