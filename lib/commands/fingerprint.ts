import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const inputs = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

// Programs of their own: the console imports nothing of them, so a change there needs no build.
const apart = ["lib/commands", "lib/local-cognito"];

/** Names the sources of a build by their content, as a hex digest: equal sources, equal name. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((path) => filesOf(root, path))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesOf(root: string, path: string): string[] {
  if (apart.includes(path)) return [];
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}
