import { doubtsOf, type KnownSecret, overlapEnd } from "@/lib/domain/secret/rotation";

/** A point on the timeline of a rotation. */
export type RotationStep = {
  readonly is: "created" | "added" | "verified" | "overlap" | "finished";
  /** The first step that is not done is next. */
  readonly state: "done" | "next" | "ahead";
  /** When it happened or is due (ISO); null where nobody knows. */
  readonly at: string | null;
};

/** What a person does next. `settle` is for an addition without an answer, `discard` for one whose value is lost. */
export type NextAct = "start" | "settle" | "discard" | "verify" | "finish";

type Next = Pick<KnownSecret, "createdAt" | "provenAt" | "origin">;

/** The steps of a client's rotation at `now` (epoch milliseconds), from the first secret to the end of the older one. */
export function rotationSteps(
  current: Pick<KnownSecret, "createdAt">,
  next: Next | null,
  overlapMinutes: number,
  now: number,
): readonly RotationStep[] {
  const doubts = next ? doubtsOf(next, overlapMinutes, now) : [];
  const points: readonly [RotationStep["is"], isDone: boolean, at: string | null][] = [
    ["created", true, current.createdAt],
    ["added", next !== null, next?.createdAt ?? null],
    ["verified", next !== null && !doubts.includes("not-proven"), next?.provenAt ?? null],
    [
      "overlap",
      next !== null && !doubts.includes("overlap"),
      next ? new Date(overlapEnd(next, overlapMinutes)).toISOString() : null,
    ],
    ["finished", false, null],
  ];
  const first = points.findIndex(([, isDone]) => !isDone);
  return points.map(([is, isDone, at], index) => ({
    is,
    state: isDone ? "done" : index === first ? "next" : "ahead",
    at,
  }));
}

/**
 * The one next act of a rotation. A secret that was added elsewhere cannot be verified, so it is not asked for. The
 * overlap is advice: a rotation can be finished before its end.
 */
export function nextActOf(next: Next | null, overlapMinutes: number, now: number): NextAct {
  if (next === null) return "start";
  if (next.origin === "pending") return "settle";
  if (next.origin === "unconfirmed") return "discard";
  const doubts = doubtsOf(next, overlapMinutes, now);
  return doubts.includes("not-proven") && next.origin !== "elsewhere" ? "verify" : "finish";
}
