import { expect, test } from "vitest";
import { dayIn, startOfDay } from "@/lib/domain/secret/retirement";

test("an instant is another day in another time zone", () => {
  const instant = "2026-12-31T23:30:00.000Z";
  expect(["UTC", "Europe/Berlin", "America/New_York"].map((zone) => dayIn(instant, zone))).toEqual([
    "2026-12-31",
    "2027-01-01",
    "2026-12-31",
  ]);
});

test("a day begins at its first moment where the reader is", () => {
  const start = startOfDay(" 2027-02-28 ");
  expect(start).toBe(new Date(2027, 1, 28).toISOString());
  expect(dayIn(start ?? "", new Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe("2027-02-28");
});

test.each([
  "",
  "tomorrow",
  "2027-02-30",
  "2027-13-01",
  "2027-00-10",
  "28.02.2027",
  "2027-2-3",
  "2027-02-28T09:00",
  "on 2027-02-28",
])("“%s” is no day", (text) => expect(startOfDay(text)).toBeNull());
