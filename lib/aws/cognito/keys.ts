import "server-only";
import { compactVerify, errors, type JWTVerifyGetKey } from "jose";
import { keysUrl } from "@/lib/domain/token";
import type { Signature } from "@/lib/domain/token/checks";
import { keySetAt } from "@/lib/process/key-set";
import { processWide } from "@/lib/process/process-wide";

const keySets = processWide("key sets", () => new Map<string, JWTVerifyGetKey>());

/**
 * Checks a token's signature against the published keys of `issuer`, which belongs to a configured pool: RS256 only. It
 * never follows what the token itself names (`iss`, `jku`, `jwk`). Keys are cached for 10 minutes and fetched again for
 * an unknown key, at most every 30 seconds.
 */
export async function checkSignature(issuer: string, token: string): Promise<Signature> {
  const keys = keySets.get(issuer) ?? keySetAt(new URL(keysUrl(issuer)));
  keySets.set(issuer, keys);
  try {
    await compactVerify(token, keys, { algorithms: ["RS256"] });
    return "valid";
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return "unknown-key";
    if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
      return "wrong-algorithm";
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWSInvalid)
      return "invalid";
    return "unreachable";
  }
}
