import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { smallPng } from "@/lib/commands/pictures/small-png";

const WIDTH = 7;
const stride = WIDTH * 3;

/** A PNG of these rows of samples, each row written with the filter of that number. Checksums are left empty. */
function pngOf(rows: readonly (readonly number[])[], filters: readonly number[], colorType = 2): Buffer {
  const sample = (y: number, x: number) => (x < 0 ? 0 : (rows[y]?.[x] ?? 0));
  const filtered = rows.map((row, y) => [
    filters[y] ?? 0,
    ...row.map((value, x) => {
      const [left, above, corner] = [sample(y, x - 3), sample(y - 1, x), sample(y - 1, x - 3)];
      const sum = left + above - corner;
      const paeth = [left, above, corner].toSorted((a, b) => Math.abs(sum - a) - Math.abs(sum - b))[0] ?? 0;
      return (value - ([0, left, above, (left + above) >> 1, paeth][filters[y] ?? 0] ?? 0)) & 255;
    }),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colorType], 8);
  const data = deflateSync(Buffer.from(filtered.flat()));
  // Browsers write the data in several pieces.
  const pieces = [data.subarray(0, 5), data.subarray(5)].map((piece) => chunk("IDAT", piece));
  return Buffer.concat([Buffer.alloc(8), chunk("IHDR", header), ...pieces, chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** The samples of a PNG with a palette, whose rows have no filter. */
function samplesOf(png: Buffer): number[] {
  const part = (type: string) => {
    const at = png.indexOf(type, 8, "latin1");
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const palette = part("PLTE");
  const rows = inflateSync(part("IDAT"));
  return [...rows].flatMap((index, at) =>
    at % (WIDTH + 1) === 0 ? [] : [...palette.subarray(index * 3, index * 3 + 3)],
  );
}

test("a picture of few colors stays what it is, whatever filters its rows were written with", () => {
  const pixel = fc.constantFrom([0, 0, 0], [255, 255, 255], [74, 69, 209], [250, 3, 9], [20, 200, 120]);
  const row = fc.array(pixel, { minLength: WIDTH, maxLength: WIDTH }).map((pixels) => pixels.flat());
  const filter = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(row, filter), { minLength: 1, maxLength: 8 }), (rows) => {
      const png = pngOf(
        rows.map(([samples]) => samples),
        rows.map(([, it]) => it),
      );
      expect(samplesOf(smallPng(png))).toEqual(rows.flatMap(([samples]) => samples));
    }),
  );
});

test("of many colors, the rare ones become their nearest", () => {
  const rows = Array.from({ length: 100 }, (_, y) =>
    Array.from({ length: stride }, (_, x) => (x % 3 === 0 ? (y * WIDTH + x / 3) % 256 : x % 3 === 1 ? y : 7)),
  );
  const samples = samplesOf(
    smallPng(
      pngOf(
        rows,
        rows.map(() => 0),
      ),
    ),
  );
  const furthest = Math.max(...rows.flat().map((value, at) => Math.abs(value - (samples[at] ?? -999))));
  expect(furthest).toBeGreaterThan(0);
  expect(furthest).toBeLessThan(100);
});

test("another kind of PNG is refused", () => {
  expect(() => smallPng(pngOf([Array(stride).fill(0)], [0], 6))).toThrow("isn’t 8-bit RGB");
});
