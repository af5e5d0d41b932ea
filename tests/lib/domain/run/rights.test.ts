import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access/roles";
import { whyNotStart, whyNotStop } from "@/lib/domain/run/rights";

const run = { person: { id: "ann", email: "ann@example.com" } };
const bob = (...groups: string[]) => ({ id: "bob", grants: grantsOf(groups) });

test("only the person who ordered a run starts it, because it acts with their rights", () => {
  expect(whyNotStart({ id: "ann" }, run)).toBeNull();
  expect(whyNotStart({ id: "bob" }, run)).toMatch("Only ann@example.com");
});

test("the person who ordered a run stops it, and so does an admin of all its environments", () => {
  expect(whyNotStop({ id: "ann", grants: [] }, run, ["dev"])).toBeNull();
  expect(whyNotStop(bob("m2m-admin@dev"), run, ["dev"])).toBeNull();
  expect(whyNotStop(bob("m2m-admin@dev"), run, ["dev", "prod"])).toMatch("admins of all its environments");
  expect(whyNotStop(bob("m2m-operator"), run, ["dev"])).toMatch("Only ann@example.com");
});
