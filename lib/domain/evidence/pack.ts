import type { EvidenceFile } from "@/lib/domain/evidence/files";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import { sha256 } from "@/lib/domain/text/sha256";
import { zipWriter } from "@/lib/domain/text/zip";

/** The files that every pack has: what it is, the hash of each file, the signature of those hashes, and its key. */
export const MANIFEST = "manifest.json";
export const SUMS = "SHA256SUMS";
export const SIGNATURE = "SHA256SUMS.sig";
const KEY = "public-key.pem";

/** What a pack says of itself. */
export const FORMAT = "clientele-evidence/1";

/** The days of the audit trail that a pack holds. */
export const EVIDENCE_DAYS = 90;

/** How a pack is signed: Ed25519 over the bytes of `SHA256SUMS`. */
export type Signer = {
  /** The public key as PEM (SPKI). */
  readonly publicKey: string;
  sign(content: Uint8Array): Uint8Array;
};

/**
 * An evidence pack as the parts of a ZIP archive, a file at a time. `day` (ISO date) dates it and all of its files, and
 * `facts` go into its manifest. The same files, facts and key give the same bytes.
 */
export async function* evidencePack(
  files: AsyncIterable<EvidenceFile>,
  { day, facts, signer }: { day: string; facts: Readonly<Record<string, Json>>; signer: Signer },
): AsyncGenerator<Uint8Array> {
  const archive = zipWriter(new Date(day));
  const sums: string[] = [];
  const add = async ({ path, text }: EvidenceFile) => {
    const bytes = new TextEncoder().encode(text);
    sums.push(`${await sha256(bytes)}  ${path}\n`);
    return archive.add({ path, text: bytes });
  };
  for await (const file of files) yield add(file);
  yield add({ path: MANIFEST, text: `${canonicalJson({ format: FORMAT, day, ...facts })}\n` });
  yield add({ path: "README.txt", text: readme });
  yield add({ path: KEY, text: signer.publicKey });
  const signed = new TextEncoder().encode(sums.join(""));
  yield archive.add({ path: SUMS, text: signed });
  yield archive.add({ path: SIGNATURE, text: signer.sign(signed) });
  yield archive.end();
}

const readme = `Evidence pack of Clientele

manifest.json says what is in here, of which day, and what is missing. Each environment has a folder: its user pool, clients,
the ages of secrets, scopes, findings and waivers. audit/ has the rows of the audit trail as JSON lines. No file holds a secret.

Verify it with the project:
  npm run audit -- verify --pack FILE --key public-key.pem
Or without it, after unpacking:
  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
  sha256sum -c SHA256SUMS
Use the key that the console publishes at /api/evidence/key, or one that you kept, and not the one in here: a forged pack has
a forged key.
`;
