import type { Problem } from "@/lib/domain/problem";

/** The result of a call: its value, or the problem that prevented it. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });

/** The state of a form that calls a server action. Typed values stay in the form itself. */
export type FormState<T> = { is: "ready" } | { is: "done"; value: T } | { is: "refused"; problem: Problem };

/** A server action made by `poolAction`, as components receive it. */
export type FormAction<T> = (form: FormData) => Promise<FormState<T>>;
