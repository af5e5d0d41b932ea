/** The result of a POST: the handler's value, its refusal with the seconds to wait, or no answer that can be read. */
export type Posted<T> =
  | { readonly is: "answered"; readonly value: T }
  | { readonly is: "refused"; readonly code: string; readonly message: string; readonly waitSeconds: number }
  | { readonly is: "silent" };

/** Posts JSON to a handler of the console. `T` is what that handler answers. */
export async function postJson<T>(url: string, body: object): Promise<Posted<T>> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  const value = await answer?.json().catch(() => null);
  if (!answer || !value) return { is: "silent" };
  if (answer.ok) return { is: "answered", value };
  const { code = "", message } = value;
  // Not the console's own answer: a proxy's.
  if (typeof message !== "string") return { is: "silent" };
  return { is: "refused", code, message, waitSeconds: Number(answer.headers.get("retry-after") ?? 0) };
}
