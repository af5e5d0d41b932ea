import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actions } from "@/lib/aws/cognito/doctor/iam-actions";
import { projectRoot } from "@/lib/commands/project-root";
import { settingNames } from "@/lib/config";

const text = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const documents = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md"];
const manifest: Record<"scripts" | "dependencies" | "devDependencies", Record<string, string>> = JSON.parse(
  text("package.json"),
);

/** The part of a document below the heading `title`. */
const section = (file: string, title: string) =>
  text(file).split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";

const found = (pattern: RegExp, where: string) =>
  [...new Set([...where.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();

test.each([
  ["README.md", 150],
  ["CONTRIBUTING.md", 90],
  ["DECISIONS.md", 250],
])("%s has at most %i lines", (file, most) => {
  expect(text(file).split("\n").length - 1).toBeLessThanOrEqual(most);
});

test.each(documents)("what %s links to is there", (file) => {
  const targets = found(/\]\(([^)#]+)\)/g, text(file)).filter((it) => !URL.canParse(it));
  expect(targets.filter((target) => !existsSync(join(projectRoot, target)))).toEqual([]);
});

test.each(documents)("the files that %s names are there", (file) => {
  const paths = found(/`((?:app|components|lib|tests)\/[\w./-]+)`/g, text(file)).filter(
    (it) => !/\/[xy]\b/.test(it),
  );
  expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

test("README tells of every setting", () => {
  const settings = section("README.md", "Settings");
  expect(settingNames.filter((name) => !settings.includes(`\`${name}\``))).toEqual([]);
});

test("README tells of every command", () => {
  const commands = found(/^\| `npm (?:run )?([\w:-]+)`/gm, section("README.md", "Commands"));
  expect(commands).toEqual(Object.keys(manifest.scripts).sort());
});

test("the doctor probes the AWS actions that the console uses, and no more", () => {
  // iam-actions.ts only probes what it lists.
  const files = readdirSync(join(projectRoot, "lib/aws/cognito"), {
    recursive: true,
    encoding: "utf8",
  }).filter((file) => file.endsWith(".ts") && !file.endsWith("iam-actions.ts"));
  const used = files.flatMap((file) => found(/\bnew (\w+)Command\(/g, text(join("lib/aws/cognito", file))));
  // Asked for without a permission: who the caller is.
  const needed = [...new Set(used)].filter((name) => name !== "GetCallerIdentity").sort();
  expect(actions.map(({ name }) => name).sort()).toEqual(needed);
});

test("CONTRIBUTING gives a reason for every dependency", () => {
  const rows = section("CONTRIBUTING.md", "Dependencies")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const named = rows.slice(1).flatMap((row) => row.split("|")[1]?.trim().split(", ") ?? []);
  const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(named.sort()).toEqual(declared.sort());
});
