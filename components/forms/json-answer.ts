/** The answer of a handler: its value, its refusal with the seconds to wait, or nothing that can be read. */
export type JsonAnswer<T> =
  | { readonly is: "answered"; readonly value: T }
  | { readonly is: "refused"; readonly code: string; readonly message: string; readonly waitSeconds: number }
  | { readonly is: "silent" };

/** No value. */
export type NoAnswer = Exclude<JsonAnswer<unknown>, { is: "answered" }>;

/** Posts JSON to a handler of the console. `T` is what that handler answers. */
export const postJson = <T>(url: string, body: object): Promise<JsonAnswer<T>> =>
  getJson(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Asks a handler of the console, as `fetch` would. `T` is what that handler answers. */
export async function getJson<T>(...request: Parameters<typeof fetch>): Promise<JsonAnswer<T>> {
  const answer = await fetch(...request).catch(() => null);
  const value = await answer?.json().catch(() => null);
  if (!answer || !value) return { is: "silent" };
  if (answer.ok) return { is: "answered", value };
  const { code = "", message } = value;
  // Not the console's own answer: a proxy's.
  if (typeof message !== "string") return { is: "silent" };
  return { is: "refused", code, message, waitSeconds: Number(answer.headers.get("retry-after") ?? 0) };
}

/** Why there is no value, in a sentence: for questions that change nothing, so that they can be asked again. */
export const whyNoAnswer = (answer: NoAnswer): string =>
  answer.is === "refused" ? answer.message : "Clientele didn’t respond. Try again in a moment.";
