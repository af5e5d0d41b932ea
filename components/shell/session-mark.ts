/**
 * The cookie that says that this browser was signed in, until a person signs out: the session's own cookie goes when the
 * session ends. It ends with the browser, holds nothing, and opens nothing.
 */
export const sessionMark = "was-signed-in";

export function markSession(): void {
  keep("yes");
}

export function unmarkSession(): void {
  keep("; max-age=0");
}

function keep(value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `${sessionMark}=${value}; path=/; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}
