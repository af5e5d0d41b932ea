import { createHash, verify } from "node:crypto";
import { expect, test } from "vitest";
import { zippedFiles } from "@/lib/domain/text/zip";
import { aPack, aSigner } from "./a-pack";

const files = [
  { path: "dev/clients.csv", text: '"client id"\r\n' },
  { path: "audit/0000000001.jsonl", text: "" },
];

test("the hash of every file is signed, and the key is there to compare", async () => {
  const signer = aSigner();
  const packed = zippedFiles(await aPack(files, signer)) ?? new Map<string, Uint8Array>();
  expect([...packed.keys()]).toEqual([
    "dev/clients.csv",
    "audit/0000000001.jsonl",
    "manifest.json",
    "README.txt",
    "public-key.pem",
    "SHA256SUMS",
    "SHA256SUMS.sig",
  ]);
  const bytesOf = (path: string) => packed.get(path) ?? new Uint8Array();
  const signed = bytesOf("SHA256SUMS");
  expect(verify(null, signed, signer.publicKey, bytesOf("SHA256SUMS.sig"))).toBe(true);
  const lines = Buffer.from(signed).toString().trimEnd().split("\n");
  expect(lines).toEqual(
    [...packed.keys()]
      .slice(0, 5)
      .map((path) => `${createHash("sha256").update(bytesOf(path)).digest("hex")}  ${path}`),
  );
  expect(JSON.parse(Buffer.from(bytesOf("manifest.json")).toString())).toEqual({
    format: "clientele-evidence/1",
    day: "2026-12-01",
    environments: ["dev"],
    gaps: {},
  });
});

test("the same files and key give the same bytes", async () => {
  const signer = aSigner();
  expect((await aPack(files, signer)).equals(await aPack(files, signer))).toBe(true);
  expect((await aPack(files, signer)).equals(await aPack(files.slice(1), signer))).toBe(false);
});
