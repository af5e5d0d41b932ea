/** Whether secrets and tokens may travel to this address: https, or plain http on this machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  const isLoopback =
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLoopback);
}

/** The address of a pool's domain by a template with `{domain}` and `{region}` in it; AWS's own without one. */
export const domainUrlOf = (template: string | undefined, domain: string, region: string): string =>
  (template ?? awsDomainUrl(region)).replaceAll("{domain}", domain).replaceAll("{region}", region);

/**
 * The two forms a pool's issuer may have (IssuerConfiguration). A plain http endpoint is a local Cognito, which issues
 * under its own address; any other one, such as a VPC endpoint, changes nothing about the tokens.
 */
export function issuersOf(endpoint: string | undefined, poolId: string, region: string) {
  if (endpoint && new URL(endpoint).protocol === "http:") {
    const local = `${endpoint.replace(/\/+$/, "")}/${poolId}`;
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
