import { expect, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { errorName } from "@/lib/process/error-name";

test("a refused connection is named by its code, not as an Error", async () => {
  const refused = await fetch(`http://127.0.0.1:${await freePort()}`).catch((error: unknown) => error);
  expect(String(refused)).toBe("TypeError: fetch failed");
  expect(errorName(refused)).toBe("ECONNREFUSED");
});

test.each([
  ["a class", new RangeError("secret"), "RangeError"],
  ["an SQLSTATE", Object.assign(new Error("secret"), { code: "28P01" }), "28P01"],
  ["a text in the place of a code", Object.assign(new Error("x"), { code: "pass word" }), "Error"],
  ["a number in the place of a code", Object.assign(new Error("x"), { code: 7 }), "Error"],
  ["no error at all", "secret", "unknown"],
])("%s gives what a log may hold", (_, error, name) => {
  expect(errorName(error)).toBe(name);
});

test("causes that go round in a circle come to an end", () => {
  const error = new TypeError("x");
  error.cause = error;
  expect(errorName(error)).toBe("TypeError");
});
