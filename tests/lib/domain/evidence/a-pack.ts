import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { EvidenceFile } from "@/lib/domain/evidence/files";
import { evidencePack, type Signer } from "@/lib/domain/evidence/pack";
import type { Json } from "@/lib/domain/text/canonical-json";

/** A signer with a key of its own. */
export function aSigner(): Signer {
  const pem = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
  const key = createPrivateKey(pem);
  return {
    publicKey: createPublicKey(key).export({ format: "pem", type: "spki" }).toString(),
    sign: (content) => sign(null, content, key),
  };
}

/** The bytes of a pack of these files. */
export async function aPack(
  files: readonly EvidenceFile[],
  signer: Signer,
  gaps: Record<string, Json> = {},
): Promise<Buffer> {
  const each = async function* () {
    yield* files;
  };
  const facts = { environments: ["dev"], gaps };
  const parts: Uint8Array[] = [];
  for await (const part of evidencePack(each(), { day: "2026-12-01", facts, signer })) parts.push(part);
  return Buffer.concat(parts);
}
