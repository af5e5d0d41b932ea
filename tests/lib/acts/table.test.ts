import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acts, fleetActs } from "@/lib/acts/table";
import { projectRoot } from "@/lib/commands/project-root";
import { auditActions, outsideActions } from "@/lib/domain/audit/action";

const sources = (folder: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file, text: readFileSync(join(projectRoot, folder, file), "utf8") }));

test("every act is in the table, alone in its file", () => {
  const found = sources("lib/acts").flatMap(({ file, text }) =>
    [...text.matchAll(/^export const (\w+) = (?:fleetA|a)ct\(\{/gm)].map(([, name]) => ({ file, name })),
  );
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys({ ...acts, ...fleetActs }).sort());
  expect(new Set(found.map(({ file }) => file)).size).toBe(found.length);
});

test("every act is behind a door of app, and a door has nothing but acts", () => {
  const doors = sources("app").flatMap(({ text }) =>
    [...text.matchAll(/= (?:poolAction|fleetAction|poolPostRoute)\((\w+?)(?:Act)?\);/g)].map(
      ([, name]) => name,
    ),
  );
  expect([...new Set(doors)].sort()).toEqual(Object.keys({ ...acts, ...fleetActs }).sort());
  const others = sources("app").filter(({ text }) =>
    /= (?:poolAction|fleetAction|poolPostRoute)\((?!\w+\);)/.test(text),
  );
  expect(others.map(({ file }) => file)).toEqual([]);
});

// Putting scopes back is an edit like another, and the trail says so.
const shared = ["edit client"];

test("every act has a name of its own in the audit trail", () => {
  const names = Object.values({ ...acts, ...fleetActs }).map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  expect(twice).toEqual(shared);
  const exports = auditActions.filter((name) => /export|kit/.test(name));
  expect([...new Set(names), ...outsideActions, ...exports, "sign in"].sort()).toEqual(
    [...auditActions].sort(),
  );
});
