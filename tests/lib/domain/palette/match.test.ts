import { expect, test } from "vitest";
import { distance, nearest, searchWords } from "@/lib/domain/palette/match";

test("a word counts the less, the deeper it stands", () => {
  const away = (title: string, ...others: string[]) => distance(["read"], title, others);
  expect([
    away("read"),
    away("reader"),
    away("orders/read"),
    away("thread read"),
    away("thread"),
    away("x", "read"),
    away("x", "thread"),
    away("x", "y"),
  ]).toEqual([0, 1, 2, 2, 3, 4, 5, null]);
});

test("all words count, and one that is nowhere rules a thing out", () => {
  expect(distance(["a", "b"], "a b")).toBe(3);
  expect(distance(["a", "z"], "a b")).toBeNull();
  expect(distance([], "anything")).toBe(0);
});

test("words are split by any white space, in lower case", () => {
  expect(searchWords("  Orders\tPROD ")).toEqual(["orders", "prod"]);
  expect(searchWords(" ")).toEqual([]);
});

test("the nearest come first, and equally near ones keep their order", () => {
  const names = ["b-x", "x", "a-x", "y", "xa"];
  expect(nearest(names, 3, (name) => distance(["x"], name)).map(({ one }) => one)).toEqual([
    "x",
    "xa",
    "b-x",
  ]);
});
