import { expect, test } from "vitest";
import { askedIn, questionInWords, searchAsked } from "@/lib/domain/question/asked";
import { readQuestion } from "@/lib/domain/question/read";
import { suggestedQuestions } from "@/lib/domain/question/suggest";
import { aFleet } from "@/tests/lib/domain/question/a-fleet";

const asked = (q: string, only?: string) =>
  askedIn({ q, dead: "yes", page: 2 }, readQuestion(q, aFleet), only);

test("a question’s filters take the place of its text, beside the filters that are set", () => {
  const { question, answered } = asked("no owner in prod");
  expect(question).toEqual({ filters: { owner: ["none"], environment: ["prod"] }, words: [] });
  expect(answered).toEqual({ dead: "yes", page: 2, owner: ["none"], environment: ["prod"] });
});

test("a text stays a text", () => {
  expect(asked("billing")).toEqual({ question: null, answered: { q: "billing", dead: "yes", page: 2 } });
});

test("of a question that is not understood as a whole, nothing is answered", () => {
  expect(asked("no owner by ann")).toEqual({
    question: { filters: { owner: ["none"] }, words: ["by ann"] },
    answered: null,
  });
});

test("in the list of one pool, its own environment needs no filter, and others are not answered there", () => {
  expect(asked("no owner in prod", "prod").answered).toEqual({ dead: "yes", page: 2, owner: ["none"] });
  const elsewhere = asked("no owner in dev or prod", "prod");
  expect(elsewhere.answered).toBeNull();
  expect(searchAsked({ page: 1 }, elsewhere.question)).toMatchObject({ environment: ["dev", "prod"] });
});

test("what was understood is said in the words of the filters", () => {
  const filters = { q: "billing", scope: ["a/b", "c/d"], kind: "all", sort: "age" } as const;
  expect(questionInWords(filters)).toEqual([
    "Text: billing",
    "Scope: a/b",
    "Scope: c/d",
    "All kinds",
    "Oldest secret first",
  ]);
});

test("every suggested question is understood", () => {
  const { teams, servers, environments } = aFleet;
  const suggested = suggestedQuestions({ teams, servers, environments, maxAgeDays: 90 });
  expect(suggested).toContain("who can call payments");
  for (const question of suggested) expect(readQuestion(question, aFleet).is, question).toBe("filters");
});
