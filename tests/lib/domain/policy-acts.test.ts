import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acts as table } from "@/lib/acts/table";
import { auditActions } from "@/lib/domain/audit/action";
import { acts, exported, linesOf, ofNoPool, permissions, reads } from "./policy-table";

const root = join(import.meta.dirname, "../../../app");
const doors = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /(?:actions|route)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), "utf8"));

/** What every act says of itself: name, permission, subject. */
const asked = Object.values(table).map(({ name, permission, subject }) => [name, permission, subject.name]);

test("every act asks for what the policy table says, and the trail knows no other", () => {
  const [said, wanted] = [asked, linesOf(acts)].map((rows) => [...new Set(rows.map((it) => it.join(" | ")))]);
  expect(said?.toSorted()).toEqual(wanted?.toSorted());
  const names = [...linesOf(acts).map(([name]) => name), ...ofNoPool, ...exported];
  expect(names.toSorted()).toEqual(auditActions.toSorted());
});

test("every address that is only read asks for what the table says", () => {
  const found = doors.flatMap((source) =>
    [...source.matchAll(/\bpoolRoute\(\s*("[\w ]+"|\w+),\s*"([\w ]+)"/g)].map(([, name = "", permission]) => [
      // Named once for the door and its rows, or where it is asked.
      JSON.parse(new RegExp(`^const ${name} = ("[\\w ]+");$`, "m").exec(source)?.[1] ?? name),
      permission,
    ]),
  );
  expect([...new Set(found.map(String))].toSorted()).toEqual(linesOf(reads).map(String).toSorted());
  const calls = doors.flatMap((source) => [...source.matchAll(/\bpoolRoute\(/g)]);
  expect(found).toHaveLength(calls.length);
});

test("every permission that a door asks for has a line, and no line stands for nothing", () => {
  const wanted = [...linesOf(acts), ...linesOf(reads)].map(([, permission]) => permission);
  expect(
    linesOf(permissions, 2)
      .map(([permission]) => permission)
      .toSorted(),
  ).toEqual([...new Set(wanted)].toSorted());
});
