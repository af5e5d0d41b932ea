/** How a client proves itself at a token endpoint. */
export type ClientAuthentication = "client_secret_basic" | "client_secret_post";

/** The way to use at an issuer that supports these ways: Basic, which OAuth asks for, or the one that is left. */
export const authenticationAt = (supported: readonly string[]): ClientAuthentication =>
  supported.includes("client_secret_post") && !supported.includes("client_secret_basic")
    ? "client_secret_post"
    : "client_secret_basic";

/**
 * The header and the form fields with which a client proves itself. In Basic, id and secret are form-encoded first
 * (RFC 6749, 2.3.1), as openid-client does it for next-auth: a `+`, `%` or `:` would otherwise be read as something else.
 */
export function proofOf(
  client: { readonly clientId: string; readonly clientSecret: string },
  way: ClientAuthentication,
): { headers: Record<string, string>; form: Record<string, string> } {
  const { clientId, clientSecret } = client;
  if (way === "client_secret_post")
    return { headers: {}, form: { client_id: clientId, client_secret: clientSecret } };
  const pair = [clientId, clientSecret].map(formEncoded).join(":");
  return { headers: { authorization: `Basic ${btoa(pair)}` }, form: {} };
}

const formEncoded = (text: string): string => encodeURIComponent(text).replaceAll("%20", "+");
