import { expect, test } from "vitest";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import { inWords, monthlyCost, RENEWAL, secondsInWords } from "@/lib/domain/token";

test.each([
  [5, "5 minutes"],
  [60, "1 hour"],
  [61, "1 hour 1 minute"],
  [150, "2 hours 30 minutes"],
  [1440, "24 hours"],
])("%i minutes are %s", (minutes, words) => {
  expect(inWords(minutes)).toBe(words);
});

test("one copy that renews an hourly token after 45 minutes costs USD 2.19 a month", () => {
  const { tokens, dollars } = monthlyCost(60);
  expect(tokens).toBe(973);
  expect(dollars).toBeCloseTo(2.18925, 5);
});

test("one that lives for five minutes is renewed 75 seconds before its end", () => {
  expect(monthlyCost(5).tokens).toBe(11_680);
});

test("every program that keeps a token renews it as the cost takes it to", () => {
  const facts = {
    tokenUrl: "https://token.example",
    clientId: "client",
    scopes: ["a/b"],
    name: "orders",
    poolId: "p",
    region: "r",
    issuer: "https://issuer.example.com",
    hasTokenApi: false,
  };
  const files = snippetGroups(facts).flatMap(({ snippets }) =>
    snippets.flatMap((snippet) => snippet.files.map(({ text }) => ({ id: snippet.id, text }))),
  );
  const keeping = files.filter(({ text }) => /renew_?at/i.test(text));
  expect(keeping.length).toBeGreaterThanOrEqual(8);
  for (const { id, text } of keeping) {
    expect(text, id).toMatch(new RegExp(`/ ${RENEWAL.part}\\b`));
    expect(text, id).toMatch(new RegExp(`\\b${RENEWAL.seconds}\\b`));
  }
});

test.each([
  [3_600, "1 hour"],
  [5_400, "1 hour 30 minutes"],
  [300, "5 minutes"],
  [45, "45 seconds"],
  [3_601, "3601 seconds"],
  [0, "0 seconds"],
])("a lifetime of %d seconds is %s", (seconds, words) => {
  expect(secondsInWords(seconds)).toBe(words);
});
