import { crc32 } from "@/lib/domain/text/crc32";

type Entry = { readonly path: string; readonly text: string | Uint8Array };

/**
 * Makes a ZIP archive a file at a time, stored as they are (APPNOTE 6.3.10, method 0), all of one instant. Paths and
 * texts are UTF-8; `at` gives the date, in UTC, from 1980 on. The archive is what each `add` returns, and then `end`.
 */
export function zipWriter(at: Date) {
  const index: Uint8Array[] = [];
  let files = 0;
  let offset = 0;
  return {
    add({ path, text }: Entry): Uint8Array<ArrayBuffer> {
      const name = encoder.encode(path);
      const bytes = typeof text === "string" ? encoder.encode(text) : text;
      const facts = [
        20,
        UTF8,
        0,
        ...dosTime(at),
        ...long(crc32(bytes)),
        ...long(bytes.length),
        ...long(bytes.length),
        name.length,
        0,
      ];
      const part = joined([record(0x04034b50, facts), name, bytes]);
      index.push(record(0x02014b50, [20, ...facts, 0, 0, 0, 0, 0, ...long(offset)]), name);
      files += 1;
      offset += part.length;
      return part;
    },
    end(): Uint8Array<ArrayBuffer> {
      const size = index.reduce((sum, part) => sum + part.length, 0);
      return joined([...index, record(0x06054b50, [0, 0, files, files, ...long(size), ...long(offset), 0])]);
    },
  };
}

/** A ZIP archive of these files. */
export function zip(entries: readonly Entry[], at: Date): Uint8Array<ArrayBuffer> {
  const writer = zipWriter(at);
  return joined([...entries.map(writer.add), writer.end()]);
}

/**
 * The files of an archive that `zip` made, by their paths. Null for anything else, down to the byte: programs that unpack
 * the archive by its index then get these files, too.
 */
export function zippedFiles(archive: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const files = new Map<string, Uint8Array>();
  let made = new Date(0);
  let at = 0;
  while (at + 30 <= archive.length && view.getUint32(at, true) === 0x04034b50) {
    made = fromDosTime(view.getUint16(at + 10, true), view.getUint16(at + 12, true));
    const begin = at + 30 + view.getUint16(at + 26, true);
    const end = begin + view.getUint32(at + 22, true);
    const path = textIn(archive.subarray(at + 30, begin), decoder);
    if (path === null || files.has(path) || end > archive.length) return null;
    files.set(path, archive.subarray(begin, end));
    at = end;
  }
  const again = zip(
    [...files].map(([path, text]) => ({ path, text })),
    made,
  );
  const isSame = again.length === archive.length && again.every((byte, place) => byte === archive[place]);
  return isSame ? files : null;
}

function textIn(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
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

const fromDosTime = (time: number, date: number) =>
  new Date(
    Date.UTC(
      1980 + (date >> 9),
      ((date >> 5) & 15) - 1,
      date & 31,
      time >> 11,
      (time >> 5) & 63,
      2 * (time & 31),
    ),
  );

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
