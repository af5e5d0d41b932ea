/**
 * Sets a cookie of this origin that scripts read: for a time in seconds, 0 to remove it, or until the browser ends. It
 * must not hold anything about a person.
 */
export function keepCookie(name: string, value: string, seconds?: number): void {
  const age = seconds === undefined ? "" : `; max-age=${seconds}`;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `${name}=${value}; path=/${age}; samesite=lax${secure}`;
}
