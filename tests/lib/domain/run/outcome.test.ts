import { expect, test } from "vitest";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { lastOutcomeOf, outcomeOf } from "@/lib/domain/run/outcome";

const after = (code: ProblemCode, kind: Parameters<typeof outcomeOf>[0] = "suspend") =>
  outcomeOf(kind, failed(problem(code)));

test("an act that was carried out ends its item", () => {
  expect(outcomeOf("suspend", ok(null))).toEqual({ is: "ended", state: "done", sentence: null });
});

test.each(["busy", "throttled", "unreachable", "store-unreachable", "sign-in-unreachable"] as const)(
  "what passes by itself is tried again: %s",
  (code) => {
    expect(after(code).is).toBe("again");
  },
);

test.each([
  "aws-denied",
  "private-link",
  "unsupported",
  "aws-credentials",
  "wrong-clock",
  "no-pool",
] as const)("what every other client would have too pauses the run: %s", (code) => {
  expect(after(code).is).toBe("paused");
});

test("after the last try, a failure of one client fails it, and one that all would have pauses the run", () => {
  const last = (code: ProblemCode) => lastOutcomeOf("suspend", failed(problem(code)));
  for (const code of ["busy", "unreachable"] as const)
    expect(last(code)).toEqual({ is: "ended", state: "failed", sentence: problem(code).message });
  for (const code of ["throttled", "store-unreachable"] as const) expect(last(code).is).toBe("paused");
  expect(last("changed-meanwhile")).toEqual(after("changed-meanwhile"));
  expect(lastOutcomeOf("suspend", ok(null))).toMatchObject({ state: "done" });
});

test("the reason of a pause neither says that nothing was changed nor what to do at once", () => {
  expect(after("throttled")).toEqual({ is: "again", sentence: "Cognito is throttling this pool." });
});

test("a lost answer is looked up, and so is a form that somebody else sent", () => {
  expect(after("unknown-outcome").is).toBe("look");
  expect(after("already-sent").is).toBe("look");
});

test("old rights make the run wait, and a lost role stops it", () => {
  expect(after("signed-out").is).toBe("unconfirmed");
  expect(after("no-role").is).toBe("stopped");
});

test("a client that somebody else changed or deleted is skipped, and a deleted one need not be deleted", () => {
  expect(after("changed-meanwhile")).toMatchObject({ is: "ended", state: "skipped" });
  expect(after("not-found")).toMatchObject({ is: "ended", state: "skipped" });
  expect(after("not-found", "delete")).toMatchObject({ is: "ended", state: "unchanged" });
});

test("any other refusal fails the item with its sentence, that of a field if there is one", () => {
  expect(after("limit")).toMatchObject({ state: "failed", sentence: problem("limit").message });
  const refused = failed(problem("invalid", { fields: { scopes: "a/b isn’t a scope in this pool." } }));
  expect(outcomeOf("add scopes", refused)).toMatchObject({ sentence: "a/b isn’t a scope in this pool." });
});
