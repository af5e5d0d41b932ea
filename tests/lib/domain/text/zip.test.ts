import { expect, test } from "vitest";
import { zip, zippedFiles, zipWriter } from "@/lib/domain/text/zip";

const at = new Date("2026-12-01T00:00:00Z");
const files = [
  { path: "a.txt", text: "one" },
  { path: "ö/b.bin", text: new Uint8Array([0, 255, 80, 75, 3, 4]) },
  { path: "empty", text: "" },
];

const textsOf = (archive: Uint8Array) =>
  [...(zippedFiles(archive) ?? [])].map(([path, bytes]) => [path, Buffer.from(bytes).toString("hex")]);

test("an archive gives its files back, made at once or a file at a time", () => {
  const archive = zip(files, at);
  expect(textsOf(archive)).toEqual([
    ["a.txt", "6f6e65"],
    ["ö/b.bin", "00ff504b0304"],
    ["empty", ""],
  ]);
  const writer = zipWriter(at);
  const parts = [...files.map(writer.add), writer.end()];
  expect(Buffer.concat(parts).equals(archive)).toBe(true);
  expect(Buffer.from(zip(files, at)).equals(archive)).toBe(true);
  expect(textsOf(zip([], at))).toEqual([]);
});

test("an archive that was cut, grown or changed in any byte is none", () => {
  const archive = zip(files, at);
  for (const broken of [
    archive.subarray(0, -1),
    Buffer.concat([archive, Buffer.from([0])]),
    Buffer.concat([Buffer.from([0]), archive]),
    new Uint8Array(),
    zip([...files, { path: "a.txt", text: "two" }], at),
  ])
    expect(zippedFiles(broken)).toBeNull();
  for (const place of archive.keys())
    expect([place, zippedFiles(changed(archive, place))]).toEqual([place, null]);
});

function changed(archive: Uint8Array, place: number): Uint8Array {
  const copy = archive.slice();
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}
