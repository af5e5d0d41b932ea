import { crc32 } from "@/lib/domain/text/crc32";

type Entry = { readonly path: string; readonly text: string };

/**
 * A ZIP archive of text files, stored as they are (APPNOTE 6.3.10, method 0), all of one instant. Paths and texts are
 * UTF-8; `at` gives the date, in UTC, from 1980 on.
 */
export function zip(entries: readonly Entry[], at: Date): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text } of entries) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    const facts = [
      20,
      UTF8,
      0,
      ...dosTime(at),
      ...long(crc32(content)),
      ...long(content.length),
      ...long(content.length),
      name.length,
      0,
    ];
    const head = record(0x04034b50, facts);
    parts.push(head, name, content);
    index.push(record(0x02014b50, [20, ...facts, 0, 0, 0, 0, 0, ...long(offset)]), name);
    offset += head.length + name.length + content.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0);
  const end = record(0x06054b50, [0, 0, entries.length, entries.length, ...long(size), ...long(offset), 0]);
  return joined([...parts, ...index, end]);
}

const encoder = new TextEncoder();
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800;

/** A signature of 4 bytes, then 2 bytes a value, little-endian. */
function record(signature: number, values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 2 * values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  for (const [place, value] of values.entries()) view.setUint16(4 + 2 * place, value, true);
  return bytes;
}

/** 4 bytes as two values of 2. */
const long = (value: number) => [value & 0xffff, value >>> 16];

const dosTime = (at: Date) => [
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
];

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
