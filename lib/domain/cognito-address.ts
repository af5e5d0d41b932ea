/** Whether secrets and tokens may travel to this address: https, or plain http on this machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && isLoopback(value));
}

/** Whether a URL is one of this machine, and of no other. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** Whether an endpoint is that of a local Cognito: only a local Cognito is reached by plain http. */
export const isLocalCognito = (endpoint: string | undefined): boolean =>
  endpoint !== undefined && new URL(endpoint).protocol === "http:";

/** The URL of a pool's domain, from a template with `{domain}` and `{region}` in it. Default: AWS's own URL. */
export const domainUrlOf = (template: string | undefined, domain: string, region: string): string =>
  (template ?? awsDomainUrl(region)).replaceAll("{domain}", domain).replaceAll("{region}", region);

/**
 * The two forms a pool's issuer may have (IssuerConfiguration). A local Cognito issues under its own address; any other
 * endpoint, such as a VPC endpoint, changes nothing about the tokens.
 */
export function issuersOf(endpoint: string | undefined, poolId: string, region: string) {
  if (endpoint !== undefined && isLocalCognito(endpoint)) {
    const local = `${endpoint.replace(/(?<!\/)\/+$/, "")}/${poolId}`;
    return { original: local, updated: local };
  }
  return {
    original: `https://cognito-idp.${region}.amazonaws.com/${poolId}`,
    updated: `https://issuer-cognito-idp.${region}.amazonaws.com/${poolId}`,
  };
}

/** GovCloud has FIPS hosts only (GovCloud guide, Cognito). */
const awsDomainUrl = (region: string) =>
  `https://{domain}.auth${region.startsWith("us-gov-") ? "-fips" : ""}.{region}.amazoncognito.com`;
