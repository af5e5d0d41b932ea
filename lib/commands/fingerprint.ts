import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const folders = ["app", "components", "lib", "public"];
// At the top: the configurations, proxy.ts and their like. Next writes next-env.d.ts itself.
const isInput = (name: string) =>
  (/\.(ts|mjs)$/.test(name) && name !== "next-env.d.ts") || /^(tsconfig|package-lock)\.json$/.test(name);

// Programs of their own: the console imports nothing of them, so a change there needs no build.
const apart = ["lib/commands", "lib/local-aws"];

/** Names the sources of a build by their content, as a hex digest: equal sources, equal name. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256");
  const inputs = [...folders, ...readdirSync(root).filter(isInput).sort()];
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
