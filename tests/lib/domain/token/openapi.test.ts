import fc from "fast-check";
import { expect, test } from "vitest";
import { operationsIn } from "@/lib/domain/token/openapi";

const document = (more: object, paths: object = { "/orders": { get: {} } }) =>
  JSON.stringify({ openapi: "3.1.0", paths, ...more });
const oneOf = (security: unknown) => operationsIn(document({}, { "/orders": { get: { security } } }));

test.each([
  ["one scheme", [{ oauth: ["orders/read"] }], [["orders/read"]]],
  ["two scheme that are both needed", [{ oauth: ["a/x"], other: ["b/y"] }], [["a/x", "b/y"]]],
  ["alternatives", [{ oauth: ["a/x"] }, { oauth: ["a/y", "a/z"] }], [["a/x"], ["a/y", "a/z"]]],
  ["a scope twice", [{ oauth: ["a/x", "a/x"] }], [["a/x"]]],
  ["a scheme without scopes", [{ key: [] }], [[]]],
  ["no token", [{}], [null]],
  ["an empty list", [], [null]],
  ["an optional token", [{ oauth: ["a/x"] }, {}], [["a/x"], null]],
  ["what is no requirement", ["x", null, 3], [null]],
  ["scopes that are none", [{ oauth: [1, null, "", "a/x", "y".repeat(257)] }], [["a/x"]]],
])("a requirement of %s is read", (_, security, scopes) => {
  const operations = oneOf(security);
  expect(typeof operations === "string" ? operations : operations.map((it) => it.scopes)).toEqual(scopes);
});

test("the document’s own requirement holds where an operation has none, and not where it has an empty one", () => {
  const paths = {
    "/a": { get: {} },
    "/b": { post: { security: [] } },
    "/c": { parameters: [], "x-y": {}, patch: {} },
  };
  expect(operationsIn(document({ security: [{ oauth: ["a/x"] }] }, paths))).toEqual([
    { label: "GET /a", scopes: ["a/x"] },
    { label: "POST /b", scopes: null },
    { label: "PATCH /c", scopes: ["a/x"] },
  ]);
});

test("alternatives are told apart, and a Swagger 2 document is read", () => {
  const text = JSON.stringify({
    swagger: "2.0",
    paths: { "/a": { get: { security: [{ o: ["x"] }, { o: ["y"] }] } } },
  });
  expect(operationsIn(text)).toEqual([
    { label: "GET /a (alternative 1)", scopes: ["x"] },
    { label: "GET /a (alternative 2)", scopes: ["y"] },
  ]);
});

test.each([
  ["", "This is not an OpenAPI document"],
  ["openapi: 3.0.0", "This is not an OpenAPI document"],
  ["[]", "This is not an OpenAPI document"],
  ['{"openapi":"3.0.0"}', "This is not an OpenAPI document"],
  ['{"paths":{}}', "This is not an OpenAPI document"],
  ['{"openapi":"3.0.0","paths":{}}', "This document has no operations"],
  ['{"openapi":"3.0.0","paths":{"__proto__":{"get":{}}}}', ""],
  [`"${"x".repeat(4_000_001)}"`, "This document is too large"],
])("%.40j is answered with a sentence, or read", (text, said) => {
  const read = operationsIn(text);
  if (said === "") expect(read).toEqual([{ label: "GET __proto__", scopes: null }]);
  else expect(read).toMatch(said);
});

test("no document is an error, and none is read without end", () => {
  fc.assert(fc.property(fc.json(), (text) => void operationsIn(text)));
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (paths) => void operationsIn(JSON.stringify({ openapi: "3.0.0", paths, security: paths })),
    ),
  );
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`/${at}`, { get: {} }]));
  expect(operationsIn(document({}, many))).toHaveLength(2_000);
});
