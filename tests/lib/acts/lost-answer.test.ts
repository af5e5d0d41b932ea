import { expect, test } from "vitest";
import { settle } from "@/lib/acts/lost-answer";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

const lost = failed(problem("unknown-outcome", { requestId: "aws-1" }));
const looks = [0, 1, 2];
const nothing = problem("unreachable", { message: "Nothing was made." });

/** Looks that show these things one after the other; the last one again and again. */
function shows(...seen: Seen[]) {
  const it = { looks: 0, look: async () => seen[Math.min(it.looks++, seen.length - 1)] ?? "untold" };
  return it;
}

type Seen = Result<string> | "nothing" | "untold";

test.each([ok("made"), failed(problem("limit")), failed(problem("unreachable"))])(
  "what is known already is not looked for: %o",
  async (result) => {
    const it = shows(ok("other"));
    expect(await settle(result, it.look, { looks, nothing })).toBe(result);
    expect(it.looks).toBe(0);
  },
);

test("the first look that shows an end decides, though others showed nothing or failed", async () => {
  const made = ok("made");
  const it = shows("nothing", "untold", made);
  expect(await settle(lost, it.look, { looks, nothing })).toBe(made);
  expect(it.looks).toBe(3);
  const refused = failed(problem("name-taken"));
  const taken = shows(refused);
  expect(await settle(lost, taken.look, { looks, nothing })).toBe(refused);
  expect(taken.looks).toBe(1);
});

test("where one look worked and none showed an end, nothing was carried out", async () => {
  const it = shows("untold", "nothing", "untold");
  expect(await settle(lost, it.look, { looks, nothing })).toEqual(failed(nothing));
  expect(it.looks).toBe(3);
});

test("where no look worked nobody knows, and AWS's id of the lost call stays", async () => {
  const it = shows("untold");
  expect(await settle(lost, it.look, { looks, nothing })).toBe(lost);
  expect(it.looks).toBe(3);
});

test("unless told otherwise it looks once, and what is not there was not reached", async () => {
  const it = shows("nothing");
  expect(await settle(lost, it.look)).toEqual(failed(problem("unreachable")));
  expect(it.looks).toBe(1);
});
