import "server-only";
import { createPrivateKey, createPublicKey, hkdfSync, sign } from "node:crypto";
import type { Signer } from "@/lib/domain/evidence/pack";
import { fingerprintKey } from "@/lib/process/secret-fingerprint";

/** The DER of a private key of Ed25519 up to its seed of 32 bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * Signs evidence packs, with a key of its own that is derived (HKDF-SHA-256) from the key of fingerprints: one key to
 * keep, and all instances that share it sign alike.
 */
export function evidenceSigner(): Signer {
  const seed = Buffer.from(hkdfSync("sha256", fingerprintKey(), "", "clientele evidence pack", 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  return {
    publicKey: createPublicKey(key).export({ format: "pem", type: "spki" }).toString(),
    sign: (content) => sign(null, content, key),
  };
}
