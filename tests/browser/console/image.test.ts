import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect } from "playwright/test";
import { readLockfile } from "@/lib/commands/check/lockfile";
import { projectRoot } from "@/lib/commands/project-root";
import { test } from "@/tests/browser/kit/test";

/** The files of the build whose names end so, as paths from the project's root. */
function built(ending: string) {
  return readdirSync(join(projectRoot, ".next"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending) && !/^(dev|cache|standalone)\//.test(path))
    .map((path) => join(".next", path));
}

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");

/** What the image takes along besides the build: the files its traces name. */
function traced(): string[] {
  const files = built(".nft.json").flatMap((trace) => {
    const { files: named }: { files: string[] } = JSON.parse(read(trace));
    return named.map((file) => relative(projectRoot, resolve(projectRoot, dirname(trace), file)));
  });
  return [...new Set(files)];
}

test("the image holds built code, packages and the store's migrations, and no source of ours", () => {
  const files = traced();
  expect(files.length).toBeGreaterThan(100);
  const ours = files.filter((file) => !/^(node_modules|\.next)\//.test(file));
  expect(ours.sort()).toEqual(
    readdirSync(join(projectRoot, "lib/store/migrations"))
      .map((file) => `lib/store/migrations/${file}`)
      .sort(),
  );
  // The embedded database reads its own program and its first content from files.
  for (const file of ["pglite.wasm", "pglite.data"])
    expect(files).toContain(`node_modules/@electric-sql/pglite/dist/${file}`);
});

test("no development package is in the image", () => {
  const { packages } = readLockfile(read("package-lock.json"));
  const taken = traced().flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  expect([...new Set(taken)].filter((name) => packages[name]?.dev)).toEqual([]);
});

test("the local Cognito is in no built file", () => {
  const sentence = "isn’t from the local Cognito";
  expect(read("lib/local-aws/model/data-file.ts")).toContain(sentence);
  expect(built(".js").filter((file) => read(file).includes(sentence))).toEqual([]);
});
