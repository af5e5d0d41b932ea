import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changed,
  clashes,
  differences,
  OWN_NAME,
  rebased,
  type ServerChange,
  type ServerSettings,
  serverCommand,
  stillOpen,
} from "@/lib/domain/scope/server-change";

const names = ["read", "write", "it's`id`$(id)%{x}", "cancel"];
const text = fc.constantFrom("One", "Two", "Three");
const settings: fc.Arbitrary<ServerSettings> = fc.record({
  name: text,
  scopes: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), description: text }), {
    selector: ({ name }) => name,
  }),
});

/** The change that leads from one state to another, as a form makes it. */
const between = (before: ServerSettings, after: ServerSettings): ServerChange => ({
  name: before.name === after.name ? null : { was: before.name, becomes: after.name },
  scopes: names.flatMap((name) => {
    const of = ({ scopes }: ServerSettings) =>
      scopes.find((scope) => scope.name === name)?.description ?? null;
    return of(before) === of(after) ? [] : [{ name, was: of(before), becomes: of(after) }];
  }),
});

const sorted = ({ name, scopes }: ServerSettings) => ({
  name,
  scopes: scopes.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
});

test("a change leads from what it was made on to what was meant, and then nothing of it is left", () => {
  fc.assert(
    fc.property(settings, settings, (before, after) => {
      const change = between(before, after);
      const reached = changed(before, change);
      expect(sorted(reached)).toEqual(sorted(after));
      expect(stillOpen(reached, change)).toEqual({ name: null, scopes: [] });
      expect(differences("api", reached, change)).toEqual([]);
      expect(clashes(before, change)).toEqual([]);
    }),
  );
});

test("two people's changes both survive unless they clash, and a clash is one of the same part", () => {
  fc.assert(
    fc.property(settings, settings, settings, (before, mine, theirs) => {
      const change = between(before, mine);
      const other = between(before, theirs);
      const clashing = clashes(theirs, change);
      const both = change.scopes.filter(({ name }) => other.scopes.some((edit) => edit.name === name));
      for (const key of clashing.filter((it) => it !== OWN_NAME))
        expect(both.map(({ name }) => name)).toContain(key);
      // Theirs stays in every clash; whatever else either did is there.
      const merged = changed(theirs, rebased(theirs, change, clashing));
      expect(clashes(theirs, rebased(theirs, change, []))).toEqual([]);
      for (const { name, becomes } of change.scopes)
        if (!clashing.includes(name)) expect(descriptionIn(merged, name)).toBe(becomes);
      for (const { name, becomes } of other.scopes)
        if (!both.some((edit) => edit.name === name) || clashing.includes(name))
          expect(descriptionIn(merged, name)).toBe(becomes);
    }),
  );
});

const descriptionIn = ({ scopes }: ServerSettings, scope: string) =>
  scopes.find(({ name }) => name === scope)?.description ?? null;

test("differences are named in words", () => {
  const before = {
    name: "Orders",
    scopes: [
      { name: "read", description: "Read" },
      { name: "old", description: "Old" },
    ],
  };
  const change = {
    name: { was: "Orders", becomes: "Orders API" },
    scopes: [
      { name: "read", was: "Read", becomes: "Read orders" },
      { name: "write", was: null, becomes: "Write orders" },
      { name: "old", was: "Old", becomes: null },
    ],
  };
  expect(differences("https://a.example.com/b", before, change)).toEqual([
    { label: "Name", was: "Orders", becomes: "Orders API" },
    {
      label: "Scopes",
      removed: ["https://a.example.com/b/old"],
      added: ["https://a.example.com/b/write (Write orders)"],
    },
    { label: "Description of https://a.example.com/b/read", was: "Read", becomes: "Read orders" },
  ]);
});

test("the command hands the AWS CLI the whole resource server, whatever is in it", () => {
  const server = { name: "A", scopes: [{ name: "it's`id`$(id)%{x}", description: "Quotes ' \" and €" }] };
  const at = { region: "eu-west-1", poolId: "eu-west-1_A", identifier: "https://a/$(id)" };
  const command = serverCommand("update-resource-server", at, server);
  const script = `aws() { for word; do last=$word; done; printf %s "$last"; }\n${command}`;
  expect(JSON.parse(execFileSync("sh", ["-c", script], { encoding: "utf8" }))).toEqual({
    UserPoolId: "eu-west-1_A",
    Identifier: "https://a/$(id)",
    Name: "A",
    Scopes: [{ ScopeName: "it's`id`$(id)%{x}", ScopeDescription: "Quotes ' \" and €" }],
  });
});

test("a command is in characters that can be seen, whatever a description holds", () => {
  const server = { name: "A", scopes: [{ name: "read", description: "\u202eetirw\u202c \u009b2J" }] };
  const at = { region: "eu-west-1", poolId: "eu-west-1_A", identifier: "a" };
  expect(serverCommand("update-resource-server", at, server)).toMatch(/^[\x20-\x7e\n]*$/);
});
