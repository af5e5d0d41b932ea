import { expect, test } from "vitest";
import { cellsOf, isDiffering } from "@/lib/domain/matrix/cell";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const listed = { isListed: true };
const a = aRow("orders", { client: { scopes: ["a/read"] } });
const same = aRow("orders", { client: { scopes: ["a/read"] } });
const other = aRow("orders", { client: { scopes: ["a/read", "a/write"] } });
const unread = aRow("orders", { client: null });

const judged = (...cells: (typeof a)[][]) => ({
  cells: cellsOf(
    { name: "orders", cells },
    cells.map(() => listed),
  ).map((cell) => cell.is),
  differs: isDiffering({ name: "orders", cells }),
});

test("each client is compared with the one of the leftmost environment whose settings are known", () => {
  expect(judged([a], [same], [other])).toEqual({ cells: ["first", "same", "differs"], differs: true });
  expect(judged([], [a], [same])).toEqual({ cells: ["absent", "first", "same"], differs: false });
});

test("what was not read is neither equal nor different", () => {
  expect(judged([unread], [a], [same])).toEqual({ cells: ["unread", "first", "same"], differs: null });
  expect(judged([unread], [unread])).toEqual({ cells: ["unread", "unread"], differs: null });
  expect(judged([unread], [])).toEqual({ cells: ["unread", "absent"], differs: false });
  expect(judged([unread], [a], [other])).toEqual({ cells: ["unread", "first", "differs"], differs: true });
});

test("several clients of one name are not compared, and count as a difference", () => {
  expect(judged([a, same], [other])).toEqual({ cells: ["several", "first"], differs: true });
});

test("a client is only missing where all names of the pool were listed", () => {
  const [, cell] = cellsOf({ name: "orders", cells: [[a], []] }, [listed, { isListed: false }]);
  expect(cell).toEqual({ is: "unlisted" });
});
