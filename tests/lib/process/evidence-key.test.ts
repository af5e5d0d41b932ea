import { verify } from "node:crypto";
import { expect, test } from "vitest";
import { evidenceSigner } from "@/lib/process/evidence-key";
import { fingerprintKey } from "@/lib/process/secret-fingerprint";

const content = new TextEncoder().encode("what is signed");

test("what is signed verifies with the public key, and with no other", () => {
  process.env.FINGERPRINT_KEY = "k".repeat(32);
  const one = evidenceSigner();
  expect(one.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  expect(verify(null, content, one.publicKey, one.sign(content))).toBe(true);
  // All instances with the same key sign alike.
  expect(evidenceSigner().publicKey).toBe(one.publicKey);
  expect(Buffer.from(evidenceSigner().sign(content))).toEqual(Buffer.from(one.sign(content)));
  process.env.FINGERPRINT_KEY = "q".repeat(32);
  const other = evidenceSigner();
  expect(verify(null, content, other.publicKey, one.sign(content))).toBe(false);
});

test("the key of fingerprints is not the one that signs", () => {
  process.env.FINGERPRINT_KEY = "k".repeat(32);
  expect(evidenceSigner().publicKey).not.toContain(Buffer.from(fingerprintKey()).toString("base64"));
});
