import { expect, test } from "vitest";
import { databaseClash, databaseUrlWith } from "@/lib/domain/database-setting";

const plain = "postgresql://clientele:p%40ss@db.example.com:5432/clientele";

test("a file of certificates makes the driver verify the server by it", () => {
  const url = new URL(databaseUrlWith(`${plain}?application_name=x`, "/etc/ssl/rds ca.pem"));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    application_name: "x",
    sslmode: "verify-full",
    sslrootcert: "/etc/ssl/rds ca.pem",
  });
  expect([url.password, url.host, url.pathname]).toEqual(["p%40ss", "db.example.com:5432", "/clientele"]);
});

test("without one, the URL stays as it is", () => {
  expect(databaseUrlWith(`${plain}?sslmode=disable`, undefined)).toBe(`${plain}?sslmode=disable`);
});

test.each([
  ["", null],
  ["?sslmode=verify-full", null],
  ["?sslmode=require", "needs sslmode=verify-full in DATABASE_URL, or no sslmode, but it is require."],
  ["?sslmode=disable", "needs sslmode=verify-full in DATABASE_URL, or no sslmode, but it is disable."],
])("certificates with %j in the URL: %j", (query, sentence) => {
  const clash = databaseClash({ DATABASE_URL: `${plain}${query}`, DATABASE_CA_FILE: "/ca.pem" });
  expect(clash?.sentence ?? null).toBe(sentence);
  expect(databaseClash({ DATABASE_URL: `${plain}${query}` })).toBeNull();
});

test("certificates without a database are refused", () => {
  expect(databaseClash({ DATABASE_CA_FILE: "/ca.pem" })?.sentence).toMatch(/^needs DATABASE_URL/);
});
