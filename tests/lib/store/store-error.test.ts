import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { codeOf, isBug, isLost } from "@/lib/store/store-error";

const coded = (code: unknown, message = "no") => Object.assign(new Error(message), { code });
const wrapped = (cause: Error) => new DrizzleQueryError("SELECT $1", ["a parameter"], cause);

test.each<[unknown, string]>([
  [coded("23505"), "23505"],
  [wrapped(coded("23505")), "23505"],
  [coded(7), "Error"],
  [new RangeError("no"), "RangeError"],
  [wrapped(new TypeError("no")), "TypeError"],
  [new DrizzleQueryError("SELECT $1", ["a parameter"]), "Error"],
  ["thrown", "unknown"],
  [new Error("timeout exceeded when trying to connect"), "ETIMEDOUT"],
  [wrapped(new Error("timeout expired")), "ETIMEDOUT"],
  [new Error("The server does not support SSL connections"), "NO_TLS"],
  [new Error("a timeout expired"), "Error"],
  [coded("23505", "timeout expired"), "23505"],
  [{ name: "Error", message: "timeout expired" }, "unknown"],
])("%s is named %s in the log, never by its message", (error, code) => {
  expect(codeOf(error)).toBe(code);
});

test.each([TypeError, RangeError, ReferenceError, SyntaxError])("a %s is a bug of ours", (kind) => {
  expect([isBug(new kind("no")), isBug(wrapped(new kind("no")))]).toEqual([true, true]);
});

test.each([new Error("no"), coded("23505"), new WebAssembly.RuntimeError("unreachable"), "thrown"])(
  "%s is the database's",
  (error) => {
    expect(isBug(error)).toBe(false);
  },
);

test.each([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"],
  ...["08000", "08006", "08P01", "57P01", "57P02", "57P03", "40001", "40P01"],
])("after %s another connection may do", (code) => {
  expect([isLost(coded(code)), isLost(wrapped(coded(code)))]).toEqual([true, true]);
});

test.each([
  "Connection terminated unexpectedly",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
])("after pg’s own “%s” another connection may do", (message) => {
  expect([isLost(new Error(message)), isLost(new Error(`not: ${message}`))]).toEqual([true, false]);
});

test.each(["23505", "42501", "57014", "57P04", "40002", "0800", "EACCES", "28P01", "x08000", "40001x"])(
  "after %s another connection does no better",
  (code) => {
    expect(isLost(coded(code))).toBe(false);
  },
);
