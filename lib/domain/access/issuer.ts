/** The issuer that answers at `asked` calls itself something else, so that it signs in nobody here. */
export class OtherIssuer extends Error {
  constructor(
    readonly asked: string,
    readonly found: string,
  ) {
    super(`The issuer at ${asked} identifies itself as ${found}.`);
  }
}

/** An issuer without the slash at its end, with which Auth0 writes its own and people their settings. */
export const withoutEndSlash = (issuer: string): string => issuer.replace(/\/$/, "");

/**
 * Whether the issuer that describes itself as `found` is the one of the setting. OpenID Connect Discovery 4.3 wants
 * them to be equal; a slash at the end makes no difference here. That refuses Entra's `common` and `organizations`,
 * which sign in people of every tenant and describe themselves as `…/{tenantid}/v2.0`.
 */
export const isSameIssuer = (setting: string, found: string): boolean =>
  withoutEndSlash(setting) === withoutEndSlash(found);
