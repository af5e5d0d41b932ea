import { expect, test } from "vitest";
import {
  changeIn,
  holderRequest,
  scopeNameProblem,
  serverDraft,
  serverEditDraft,
  serverRemovalDraft,
} from "@/lib/domain/scope/server-draft";

const scope = (name: string, description = "Something") => JSON.stringify({ name, description });
const sentenceOf = (form: object) => serverDraft.safeParse(form).error?.issues[0]?.message;
const form = { identifier: "https://api.example.com/a", name: "Orders API", scopes: [scope("read")] };

test.each(["it's", "`id`", "$(id)", "%{x}", "a;b|c<d>", "read:all", "."])(
  "%s is a scope, since Cognito takes it",
  (name) => {
    expect(serverDraft.safeParse({ ...form, scopes: [scope(name)] }).success).toBe(true);
  },
);

test.each([
  ["a space in the identifier", { identifier: "my api" }, "no spaces"],
  ["a quote in the identifier", { identifier: 'a"b' }, 'no "'],
  ["no name", { name: " " }, "Give the resource server a name."],
  ["a name with a slash", { name: "a/b" }, "Use letters without accents"],
  ["a slash in a scope", { scopes: [scope("a/b")] }, "a/b: Use letters"],
  ["an umlaut in a scope", { scopes: [scope("ä")] }, "ä: Use letters"],
  [
    "a scope without a description",
    { scopes: [scope("read", " ")] },
    "read: Describe what the scope allows.",
  ],
  [
    "a scope twice",
    { scopes: [scope("read"), scope("read")] },
    "read: This resource server already has a scope",
  ],
  ["a description of 257", { scopes: [scope("read", "x".repeat(257))] }, "read: Use at most 256 characters."],
  ["what is no JSON", { scopes: ["read"] }, "This scope isn’t valid."],
  ["a number for a scope", { scopes: ["7"] }, "This scope isn’t valid."],
  ["an object for a name", { scopes: ['{"name":{},"description":"x"}'] }, "This scope isn’t valid."],
  ["101 scopes", { scopes: Array.from({ length: 101 }, (_, at) => scope(`s${at}`)) }, "at most 100 scopes"],
  [
    "a scope that is too long with its identifier",
    { identifier: "i".repeat(250), scopes: [scope("123456")] },
    "With the identifier, this scope has 257 characters. The limit is 256.",
  ],
])("%s is refused in a sentence", (_, more, sentence) => {
  expect(sentenceOf({ ...form, ...more })).toContain(sentence);
});

test("256 characters of a full scope are enough, 257 are too many", () => {
  expect(scopeNameProblem("i".repeat(250), "12345", [])).toBeUndefined();
  expect(scopeNameProblem("i".repeat(250), "123456", [])).toContain("257");
});

test("an edit leaves alone what other tools made beyond these rules, and says what it saw", () => {
  const edit = (name: string, was: string | null, becomes: string | null) =>
    JSON.stringify({ name, was, becomes });
  const sent = {
    identifier: "i".repeat(250),
    wasName: "Odd\tname",
    name: "Plain name",
    scopes: [edit("too-long-already", "Old", "New"), edit("odd", " ", null)],
  };
  expect(changeIn(serverEditDraft.parse(sent))).toEqual({
    name: { was: "Odd\tname", becomes: "Plain name" },
    scopes: [
      { name: "too-long-already", was: "Old", becomes: "New" },
      { name: "odd", was: " ", becomes: null },
    ],
  });
  const added = serverEditDraft.safeParse({ ...sent, scopes: [edit("123456", null, "New")] });
  expect(added.error?.issues[0]).toMatchObject({ path: ["scopes"], message: expect.stringContaining("257") });
});

test("what names a resource server that is there is an identifier of Cognito's", () => {
  const named = (identifier: string) =>
    [
      serverEditDraft.safeParse({ identifier, scopes: [] }),
      serverRemovalDraft.safeParse({ identifier }),
      holderRequest.safeParse({ identifier, clientId: "abc", scope: null }),
    ].map(({ success }) => success);
  expect(named("https://api.example.com/a/v1?x=$(id)")).toEqual([true, true, true]);
  for (const wrong of ["", "a\u0000b", "a b", "a\r\nb"]) expect(named(wrong)).toEqual([false, false, false]);
});
