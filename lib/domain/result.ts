import type { Problem } from "@/lib/domain/problem";

/** What a call gives back: its value, or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });

/** Where a form over a server action stands. What was typed stays in the form itself. */
export type FormState<T> = { is: "ready" } | { is: "done"; value: T } | { is: "refused"; problem: Problem };

/** A server action made by `poolAction`, as components receive it. */
export type FormAction<T> = (form: FormData) => Promise<FormState<T>>;
