import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { checkPack } from "@/lib/commands/audit/pack";
import { auditJsonLine } from "@/lib/domain/audit/export";
import { zip, zippedFiles } from "@/lib/domain/text/zip";
import { trailOf } from "@/tests/lib/domain/audit/row-trail";
import { aPack, aSigner } from "@/tests/lib/domain/evidence/a-pack";

const folder = mkdtempSync(join(tmpdir(), "clientele-pack-"));
afterAll(() => rmSync(folder, { recursive: true }));
const printed = vi.spyOn(console, "log").mockImplementation(() => {});
afterEach(() => printed.mockClear());

const signer = aSigner();
const lines = (await trailOf(4)).map(auditJsonLine);
const rows = (of: (string | undefined)[], number = 1) => ({
  path: `audit/${String(number).padStart(10, "0")}.jsonl`,
  text: of.join(""),
});
const files = [{ path: "dev/clients.csv", text: "x" }, rows(lines.slice(0, 2), 1), rows(lines.slice(2), 3)];

function saved(name: string, content: Uint8Array | string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const key = saved("key.pem", signer.publicKey);

/** The pack with its files changed, but not its signature. */
async function changedPack(change: (files: Map<string, Uint8Array>) => void): Promise<string> {
  const packed = new Map(zippedFiles(await aPack(files, signer)));
  change(packed);
  const entries = [...packed].map(([path, text]) => ({ path, text }));
  return saved("changed.zip", zip(entries, new Date("2026-12-01")));
}

test("a pack as the console made it is genuine, and says what it lacks", async () => {
  await checkPack(saved("good.zip", await aPack(files, signer)), key);
  expect(printed).toHaveBeenCalledExactlyOnceWith(
    "The evidence pack is genuine: dev on 2026-12-01, 8 files, 4 rows of the audit trail.",
  );
  await checkPack(saved("gaps.zip", await aPack(files, signer, { dev: ["AWS denies it."] })), key);
  expect(printed).toHaveBeenLastCalledWith("Not whole: dev. AWS denies it.");
});

test.each([
  [
    "a changed file",
    "dev/clients.csv was changed or added",
    (it: Map<string, Uint8Array>) => it.set("dev/clients.csv", new TextEncoder().encode("y")),
  ],
  [
    "a file more",
    "dev/more.csv was changed or added",
    (it: Map<string, Uint8Array>) => it.set("dev/more.csv", new Uint8Array()),
  ],
  [
    "a file less",
    "dev/clients.csv was removed",
    (it: Map<string, Uint8Array>) => it.delete("dev/clients.csv"),
  ],
  [
    "other hashes",
    "wasn’t signed with this key, or its SHA256SUMS was changed",
    (it: Map<string, Uint8Array>) => it.set("SHA256SUMS", new Uint8Array()),
  ],
  [
    "no signature",
    "has no SHA256SUMS with its signature",
    (it: Map<string, Uint8Array>) => it.delete("SHA256SUMS.sig"),
  ],
] as const)("a pack with %s is refused", async (_what, sentence, change) => {
  const pack = await changedPack((it) => void change(it));
  await expect(checkPack(pack, key)).rejects.toThrow(sentence);
});

test("a pack of another console, and one whose rows were changed before it was signed, are refused", async () => {
  const other = saved("other.zip", await aPack(files, aSigner()));
  await expect(checkPack(other, key)).rejects.toThrow("wasn’t signed with this key");
  for (const wrong of [
    [rows([lines[0], lines[2], lines[1]])],
    [rows([lines[0], lines[1]?.replace("client 2", "client 9")])],
    [rows(lines), rows([lines[3]], 9)],
  ])
    await expect(checkPack(saved("rows.zip", await aPack(wrong, signer)), key)).rejects.toThrow(
      "holds a row that doesn’t match its hash",
    );
  // Rows that the person may not see are missing.
  await checkPack(saved("some.zip", await aPack([rows([lines[0], lines[3]])], signer)), key);
});

test("a file that is missing or something else is explained", async () => {
  const pack = saved("pack.zip", await aPack(files, signer));
  await expect(checkPack(join(folder, "nowhere.zip"), key)).rejects.toThrow("doesn’t exist");
  await expect(checkPack(saved("text.zip", "text"), key)).rejects.toThrow("isn’t an evidence pack");
  await expect(checkPack(pack, saved("text.pem", "text"))).rejects.toThrow("isn’t a public key as PEM");
});
