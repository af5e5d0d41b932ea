import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changeBetween,
  changed,
  changedMembers,
  clashes,
  differences,
  type EditableSettings,
  updateCommand,
} from "@/lib/domain/client/change";

const settings: fc.Arbitrary<EditableSettings> = fc.record({
  name: fc.constantFrom("orders", "payments", "it's $(id)"),
  scopes: fc.uniqueArray(fc.constantFrom("a/1", "a/2", "b/1", "b/2", "c/`id`"), { minLength: 1 }),
  tokenMinutes: fc.integer({ min: 5, max: 1440 }),
  isRevocable: fc.boolean(),
});

test("the change between two states leads from one to the other", () => {
  fc.assert(
    fc.property(settings, settings, (before, after) => {
      const reached = changed(before, changeBetween(before, after));
      expect(differences(reached, after)).toEqual([]);
      expect(reached.scopes.toSorted()).toEqual(after.scopes.toSorted());
    }),
  );
});

test("what two people do to different scopes both survives", () => {
  fc.assert(
    fc.property(settings, settings, settings, (before, yours, theirs) => {
      const mine = changeBetween(before, yours);
      const merged = changed(theirs, mine);
      for (const scope of mine.addScopes) expect(merged.scopes).toContain(scope);
      for (const scope of mine.dropScopes) expect(merged.scopes).not.toContain(scope);
      const both = changeBetween(before, theirs);
      for (const scope of both.addScopes) expect(merged.scopes).toContain(scope);
      for (const scope of both.dropScopes) expect(merged.scopes).not.toContain(scope);
    }),
  );
});

const base = { name: "orders", scopes: ["a/1"], tokenMinutes: 60, isRevocable: true };

test("only what both set, and differently, is a clash", () => {
  const mine = changeBetween(base, { ...base, name: "mine", tokenMinutes: 30 });
  expect(clashes(base, mine, { ...base, name: "theirs", isRevocable: false })).toEqual(["name"]);
  expect(clashes(base, mine, { ...base, name: "mine" })).toEqual([]);
});

test("differences are named in words, and nothing else is", () => {
  expect(differences(base, { ...base, scopes: ["b/1"], tokenMinutes: 30, isRevocable: false })).toEqual([
    { field: "scopes", label: "Scopes", removed: ["a/1"], added: ["b/1"] },
    { field: "tokenMinutes", label: "Access token lifetime", was: "60 minutes", becomes: "30 minutes" },
    { field: "isRevocable", label: "Token revocation", was: "On", becomes: "Off" },
  ]);
});

test("a change touches its own members and leaves the others the very same", () => {
  const members = {
    ClientName: "orders",
    AllowedOAuthScopes: ["b/1", "a/1"],
    TokenValidityUnits: { AccessToken: "hours", RefreshToken: "days" },
    CallbackURLs: ["https://a.example.com"],
  };
  expect(changedMembers(members, { addScopes: [], dropScopes: [] })).toEqual(members);
  expect(changedMembers(members, { addScopes: ["c/1"], dropScopes: ["b/1"], tokenMinutes: 5 })).toEqual({
    ...members,
    AllowedOAuthScopes: ["a/1", "c/1"],
    AccessTokenValidity: 5,
    TokenValidityUnits: { AccessToken: "minutes", RefreshToken: "days" },
  });
});

test("the command hands the AWS CLI exactly the members, whatever is in them", () => {
  const members = {
    ClientName: "a",
    AllowedOAuthScopes: ["x/it's$(id)`id`%{y}"],
    CallbackURLs: ["https://a/?b&c"],
  };
  const at = { region: "eu-west-1", poolId: "eu-west-1_A", clientId: "abc" };
  const script = `aws() { for word; do last=$word; done; printf %s "$last"; }\n${updateCommand(at, members)}`;
  const given = JSON.parse(execFileSync("sh", ["-c", script], { encoding: "utf8" }));
  expect(given).toEqual({ UserPoolId: "eu-west-1_A", ClientId: "abc", ...members });
});
