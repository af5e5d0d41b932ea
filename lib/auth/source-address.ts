import type { AuditFacts } from "@/lib/domain/audit/row";

/** An IPv6 address with a zone is shorter; what is longer is somebody's invention. */
const LONGEST = 64;

/**
 * Where a request says it comes from. Every proxy adds the address it was called from to X-Forwarded-For, so the
 * entry that the first of `trustedHops` proxies of yours wrote is true. Without such proxies anybody may have
 * written the header: the address is then only claimed.
 */
export function sourceOf(headers: Pick<Headers, "get">, trustedHops: number): AuditFacts["source"] {
  const entries = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim().slice(0, LONGEST));
  const known = trustedHops > 0 ? entries.at(-trustedHops) : undefined;
  if (known) return { address: known, isClaimed: false };
  return { address: entries[0] || null, isClaimed: true };
}
