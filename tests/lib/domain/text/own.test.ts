import { expect, test } from "vitest";
import { toneOf } from "@/components/shell/environment-tone";
import { filterInWords } from "@/lib/domain/list/filter-form";
import { own } from "@/lib/domain/text/own";
import { inWords, toMinutes } from "@/lib/domain/token";
import { claimWords } from "@/lib/domain/token/access-token";

/** What every object has, so that a careless look into a table finds it. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

test.each(inherited)("a name from outside that is %s is no name of ours", (name) => {
  expect(own({ ours: 1 }, name)).toBeUndefined();
  expect(own(Object.fromEntries([[name, 1]]), name)).toBe(1);
  expect(claimWords(name)).toBe(claimWords("nobody's"));
  expect(toneOf(name)).toBe(toneOf("nobody's"));
  expect(filterInWords(name, "x")).toBe(`${name}: x`);
  expect(inWords(toMinutes(2, name))).toBe("2 hours");
});
