import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fingerprint } from "@/lib/commands/build";
import { scratch } from "@/tests/kit/command";

function project(files: Record<string, string>) {
  const root = scratch();
  for (const [path, content] of Object.entries(files)) write(root, path, content);
  return root;
}

function write(root: string, path: string, content: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const files = { "app/page.tsx": "a", "lib/domain/x.ts": "b", "proxy.ts": "c", "package-lock.json": "{}" };

test("equal sources have one fingerprint, wherever they lie", () => {
  expect(fingerprint(project(files))).toBe(fingerprint(project(files)));
});

test.each([
  ["app/page.tsx", "changed"],
  ["app/new/page.tsx", ""],
  ["public/logo.svg", ""],
  ["proxy.ts", "changed"],
  ["instrumentation.ts", ""],
  ["postcss.config.mjs", ""],
  ["tsconfig.json", "{}"],
  ["package-lock.json", "changed"],
])("a change of %s changes it", (path, content) => {
  const root = project(files);
  const before = fingerprint(root);
  write(root, path, content);
  expect(fingerprint(root)).not.toBe(before);
});

test("a file that moves changes it, and one that goes", () => {
  const root = project(files);
  const before = fingerprint(root);
  rmSync(join(root, "app/page.tsx"));
  const without = fingerprint(root);
  write(root, "app/pages.tsx", "a");
  expect(new Set([before, without, fingerprint(root)]).size).toBe(3);
});

test.each(["lib/commands/x.ts", "lib/local-aws/x.ts", "tests/x.test.ts", "next-env.d.ts", "README.md"])(
  "%s is no part of the build",
  (path) => {
    const root = project(files);
    const before = fingerprint(root);
    write(root, path, "new");
    expect(fingerprint(root)).toBe(before);
  },
);
