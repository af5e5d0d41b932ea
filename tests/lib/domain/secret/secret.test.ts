import { expect, test } from "vitest";
import { checksumOf, isTooOld, makeSecret, maxAgeAt } from "@/lib/domain/secret/secret";

test("a secret is 48 base62 characters, which Cognito takes and no form mangles", () => {
  for (let count = 0; count < 500; count += 1) expect(makeSecret()).toMatch(/^[0-9A-Za-z]{48}$/);
});

test("no two are alike", () => {
  expect(new Set(Array.from({ length: 1_000 }, () => makeSecret())).size).toBe(1_000);
});

test("bytes that would favour some letters are thrown away", () => {
  let turn = 0;
  const secret = makeSecret(null, (bytes) => bytes.fill(turn++ === 0 ? 255 : 61));
  expect(turn).toBe(2);
  expect(secret).toBe("z".repeat(48));
});

test("every character turns up about equally often", () => {
  const counts = new Map<string, number>();
  for (let count = 0; count < 2_000; count += 1)
    for (const character of makeSecret()) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = (2_000 * 48) / 62;
  expect(counts.size).toBe(62);
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2);
});

test("with a prefix it is one that scanners know: prefix, 43 random characters, their checksum, 64 at most", () => {
  for (const prefix of ["acme", "acme_dev_", "fifteen_letters"]) {
    const secret = makeSecret(prefix);
    expect(secret).toMatch(new RegExp(`^${prefix}[0-9A-Za-z]{49}$`));
    expect(secret.length).toBeLessThanOrEqual(64);
    expect(checksumOf(secret.slice(0, -6))).toBe(secret.slice(-6));
  }
});

test("the checksum is the CRC-32 that everybody has, in six base62 digits", () => {
  // The check value of the algorithm (ISO 3309) is 0xCBF43926.
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const value = [...checksumOf("123456789")].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
  expect(value).toBe(0xcbf43926);
});

test("a secret is too old from the day on that is one more than the limit, and never without a limit", () => {
  const now = Date.parse("2026-11-29T08:00:00.500Z");
  const limit = maxAgeAt(90, now);
  expect(limit).toEqual({ days: 90, madeUntil: "2026-08-30T08:00:00Z" });
  expect(isTooOld("2026-08-30T08:00:00Z", limit)).toBe(true);
  expect(isTooOld("2026-08-30T08:00:01Z", limit)).toBe(false);
  expect(isTooOld("2000-01-01T00:00:00Z", null)).toBe(false);
});
