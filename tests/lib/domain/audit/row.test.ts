import fc from "fast-check";
import { expect, test } from "vitest";
import { auditJsonLine } from "@/lib/domain/audit/export";
import { hashOf, rowInLine, withoutSecrets } from "@/lib/domain/audit/row";
import { trailOf } from "./row-trail";

const [row] = await trailOf(1);
const line = row ? auditJsonLine(row).trimEnd() : "";

test("an exported line is read back as the row it was", () => {
  expect(rowInLine(line)).toEqual(row);
});

test.each([
  ["a space", line.replace(":", ": ")],
  ["a name given twice", line.replace("{", '{"action":"something else",')],
  ["a name nobody knows", line.replace("{", '{"aaa":1,')],
  ["a name that JavaScript hides", line.replace('"input":{', '"input":{"__proto__":1,')],
  ["half a line", line.slice(0, 100)],
  ["no JSON", "hello"],
  ["nothing", ""],
])("a line with %s is no row", (_what, changed) => {
  expect(rowInLine(changed)).toBeNull();
});

test("a hash is that of the documented text", async () => {
  if (!row) return expect(row).toBeDefined();
  const { sequence, previous, hash, ...rest } = row;
  const entries = (value: object) => Object.fromEntries(Object.entries(value).sort());
  const plain = entries({ ...rest, person: { email: row.person.email, id: row.person.id } });
  const text = `{"previous":"${previous}","row":${JSON.stringify(plain)},"sequence":${sequence}}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  expect(hash).toBe(Buffer.from(digest).toString("hex"));
  expect(await hashOf({ ...row, action: "x" })).not.toBe(hash);
});

test.each([
  [{ secret: "a" }, { secret: "[hidden]" }],
  [
    { ClientSecret: "a", accessToken: "b", PASSWORD: "c" },
    { ClientSecret: "[hidden]", accessToken: "[hidden]", PASSWORD: "[hidden]" },
  ],
  [
    { secretId: "abc--1", tokenMinutes: 60, secret: null },
    { secretId: "abc--1", tokenMinutes: 60, secret: null },
  ],
  [{ a: [{ b: "Bearer abcdefgh1234" }] }, { a: [{ b: "[hidden]" }] }],
  ["say eyJhbGciOi.eyJzdWIi.c2lnbg please", "say [hidden] please"],
  [
    { left: undefined, at: new Date(0), number: Number.NaN },
    { at: {}, number: null },
  ],
])("%j is kept as %j", (given, kept) => {
  expect(withoutSecrets(given)).toEqual(kept);
});

test("what is kept stays the same when it is kept again, and JSON can carry it", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const kept = withoutSecrets(value);
      expect(withoutSecrets(kept)).toEqual(kept);
      expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
    }),
    { numRuns: 1_000, examples: [[{ "": -0 }], [Number.POSITIVE_INFINITY], ["\0\ud800"]] },
  );
});

test("a text that only begins like tokens, again and again, is read once", () => {
  const text = "-eyJ".repeat(250_000);
  const before = process.cpuUsage();
  expect(withoutSecrets(text)).toBe(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(500);
});

test.each([
  ["in an address", "a.example.eyJhbGciOi.eyJzdWIi.c2lnbg/x", "a.example.[hidden]/x"],
  ["after a hyphen", "id-eyJhbGciOi.eyJzdWIi.c2lnbg", "id-[hidden]"],
  ["without a signature", "eyJhbGciOi.eyJzdWIi.", "[hidden]"],
  ["twice", "eyJh.eyJz.c2ln.eyJh.eyJz.c2ln", "[hidden].[hidden]"],
  ["in a header", "Bearer eyJhbGciOi.eyJzdWIi.c2lnbg", "[hidden]"],
  [
    "in a header in lower case",
    "authorization: bearer eyJhbGciOi.eyJzdWIi.c2lnbg",
    "authorization: [hidden]",
  ],
  ["of Basic in lower case", "basic dXNlcjpwYXNz", "[hidden]"],
  [
    "not at all: a sentence",
    "basic reporting for the bearer shares",
    "basic reporting for the bearer shares",
  ],
  ["not at all: a word", "keyJar.of.mine", "keyJar.of.mine"],
  ["not at all: two parts", "eyJhbGciOi.eyJzdWIi", "eyJhbGciOi.eyJzdWIi"],
])("a token %s", (_where, text, kept) => {
  expect(withoutSecrets(text)).toBe(kept);
});
