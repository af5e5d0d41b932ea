import { expect, test } from "vitest";
import { readQuestion } from "@/lib/domain/question/read";
import { aFleet } from "@/tests/lib/domain/question/a-fleet";

const of = (text: string) => readQuestion(text, aFleet);

const refund = { scope: ["payments/refund"], kind: "all" };

test.each<[question: string, filters: object]>([
  ["who can call payments/refund in prod", { ...refund, environment: ["prod"] }],
  ["Who can call payments/refund in prod?", { ...refund, environment: ["prod"] }],
  ["which clients can call payments/refund", refund],
  ["clients with payments/refund", refund],
  ["who has payments/refund", refund],
  ["everything that holds payments/refund in production", { ...refund, environment: ["production"] }],
  ["who can use payments/refund or orders/read", { scope: ["payments/refund", "orders/read"], kind: "all" }],
  ["who can access payments", { server: ["payments"], kind: "all" }],
  [
    "who can call Orders API in dev or staging",
    { server: ["orders"], kind: "all", environment: ["dev", "staging"] },
  ],
  ["who can reach refun", { scope: ["refun"], kind: "all" }],
  ["scope payments/refund", refund],
  ["payments/refund no owner", { ...refund, owner: ["none"] }],
  ["what can billing-export do", { client: ["billing-export"], kind: "all" }],
  ["what can billing-export do in prod?", { client: ["billing-export"], kind: "all", environment: ["prod"] }],
  ["what does billing-export have access to", { client: ["billing-export"], kind: "all" }],
  ["scopes of billing-export", { client: ["billing-export"], kind: "all" }],
  ["which scopes does billing-export have", { client: ["billing-export"], kind: "all" }],
  ["client named billing-export", { client: ["billing-export"], kind: "all" }],
  ["changed this week", { changed: "7" }],
  ["what changed this week in prod", { changed: "7", environment: ["prod"] }],
  ["changed in the last 3 days", { changed: "3" }],
  ["which clients were changed today", { changed: "1" }],
  ["modified within 2 weeks", { changed: "14" }],
  ["recently changed", { changed: "7" }],
  ["new clients this month", { created: "30" }],
  ["created in the last 7 days", { created: "7" }],
  ["added this week in dev", { created: "7", environment: ["dev"] }],
  ["secrets older than 180 days", { age: "180" }],
  ["secrets between 3 and 6 months", { age: "90", ageUpTo: "180" }],
  ["lifetime of 1 hour", { lifetime: "60" }],
  ["lifetime over 1 hour", { lifetime: "over-60" }],
  ["secrets older than 6 months", { age: "180" }],
  ["secrets over a year old in prod", { age: "365", environment: ["prod"] }],
  ["older than 90 days", { age: "90" }],
  ["secrets more than half a year old", { age: "182" }],
  ["not rotated for 90 days", { age: "90" }],
  ["secrets not rotated in 1 year", { age: "365" }],
  ["secrets > 90d", { age: "90" }],
  ["secrets younger than 30 days", { ageUpTo: "30" }],
  ["rotated this week", { ageUpTo: "7" }],
  ["secrets between 90 and 180 days old", { age: "90", ageUpTo: "180" }],
  ["overdue secrets", { overdue: "yes" }],
  ["secrets older than the policy", { overdue: "yes" }],
  ["needs rotation", { overdue: "yes" }],
  ["no owner", { owner: ["none"] }],
  ["clients without an owner in prod and staging", { owner: ["none"], environment: ["prod", "staging"] }],
  ["ownerless", { owner: ["none"] }],
  ["who has no owner", { owner: ["none"] }],
  ["owned by team-orders", { owner: ["team-orders"] }],
  ["owned by orders or payments", { owner: ["team-orders", "team-payments"] }],
  ["clients of team-orders with secrets older than 1 year", { owner: ["team-orders"], age: "365" }],
  ["my clients", { owner: ["mine"] }],
  ["clients of my teams changed today", { owner: ["mine"], changed: "1" }],
  ["two secrets", { secrets: ["2"] }],
  ["clients with more than one secret", { secrets: ["2"] }],
  ["no secrets in dev", { secrets: ["0"], environment: ["dev"] }],
  ["dead scopes", { dead: "yes" }],
  ["clients with scopes that no longer exist", { dead: "yes" }],
  ["suspended", { suspended: "yes" }],
  ["suspended in staging", { suspended: "yes", environment: ["staging"] }],
  ["oauth off", { off: "yes" }],
  ["clients that can't get tokens", { off: "yes" }],
  ["tokens longer than an hour", { lifetime: "over-60" }],
  ["token lifetime up to 15 minutes", { lifetime: "15" }],
  ["self-registered clients", { kind: "dcr" }],
  ["user sign-in clients in prod", { kind: "people", environment: ["prod"] }],
  ["oldest secrets first", { sort: "age" }],
  ["newest clients", { sort: "-created" }],
  ["last changed first in prod", { sort: "-changed", environment: ["prod"] }],
  ["billing prod", { q: "billing", environment: ["prod"] }],
  ["billing-export no owner", { q: "billing-export", owner: ["none"] }],
  ["show me billing", { q: "billing" }],
])("“%s” is understood", (question, filters) => {
  expect(of(question)).toEqual({ is: "filters", filters });
});

test.each<[question: string, words: readonly string[], filters: object]>([
  ["who deleted billing-export", ["deleted"], { q: "billing-export" }],
  ["who changed billing-export", ["changed"], { q: "billing-export" }],
  ["secrets older than the moon", ["older than the moon"], {}],
  ["not suspended", ["not suspended"], {}],
  ["no owner or overdue", ["or overdue"], { owner: ["none"] }],
  ["who can call payments/refund and orders/read", ["and orders/read"], refund],
  ["who can call nothing/known", ["call nothing/known"], {}],
  ["who can call payments/refund except team-orders", ["except team-orders"], refund],
  ["changed yesterday", ["changed yesterday"], {}],
  ["changed since monday", ["changed since monday"], {}],
  ["changed this week by ann", ["by ann"], { changed: "7" }],
  ["unused in prod", ["unused"], { environment: ["prod"] }],
  ["which clients were used last week", ["used last week"], {}],
  ["clients older than 180 days", ["clients older than 180 days"], {}],
  ["older than 90 days older than 180 days", ["older than 180 days"], { age: "90" }],
  ["tokens longer than 8 hours", ["tokens longer than 8 hours"], {}],
  ["no owner in nowhere", ["in nowhere"], { owner: ["none"] }],
  ["owned by team-nobody", ["owned by team-nobody"], {}],
  ["what can nobody-knows-it do", ["nobody-knows-it"], {}],
  ["how many clients in prod", ["how many"], { environment: ["prod"] }],
  ["expired secrets", ["expired"], {}],
  ["why is billing-export broken", ["why is billing-export broken"], {}],
  ["show me everything about dragons", ["about dragons"], {}],
  ["never rotated", ["never rotated"], {}],
])("“%s” is not understood as a whole: it says which words", (question, words, filters) => {
  expect(of(question)).toEqual({ is: "unclear", filters, words });
});

test.each([
  "billing",
  "prod",
  "team-orders",
  "payments/refund",
  "orders api",
  "1a2b3c",
  "eu-west-1_Prod",
  "no",
  "",
])("“%s” is a text to look for, not a question", (text) => {
  expect(of(text)).toEqual({ is: "text" });
});

test("a text in quotes is looked for as it is", () => {
  expect(of('"no owner"')).toEqual({ is: "text" });
  expect(of("“suspended”")).toEqual({ is: "text" });
});

test("the name of a client is looked for as it is, though it has words of a question", () => {
  const named = (text: string) => "service to be suspended in prod".includes(text);
  const reading = (text: string) => readQuestion(text, { ...aFleet, hasText: named });
  expect(reading("to be suspended")).toEqual({ is: "text" });
  expect(reading("suspended in prod")).toEqual({ is: "text" });
  // A text that is a phrase as a whole asks for it.
  expect(reading("suspended")).toMatchObject({ is: "filters" });
});

test("a long question looks for few names among all clients", () => {
  let looks = 0;
  const look = () => {
    looks += 1;
    return false;
  };
  for (const text of ["what can x do ".repeat(9), "a or b of x ".repeat(10), "named x y z named ".repeat(7)])
    readQuestion(text, { ...aFleet, hasClient: look, hasText: look });
  expect(looks).toBeLessThan(400);
});
