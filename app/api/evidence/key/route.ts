import { evidenceSigner } from "@/lib/process/evidence-key";

/** The public key of evidence packs, for everybody who is given one. */
export const GET = () =>
  new Response(evidenceSigner().publicKey, {
    headers: { "content-type": "application/x-pem-file", "cache-control": "no-store" },
  });
