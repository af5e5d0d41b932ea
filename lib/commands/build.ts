import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "./child";
import { CommandError } from "./command-error";
import { emptyStore } from "./empty-store";
import { projectRoot } from "./project-root";
import { aborted } from "./stop-signal";

/**
 * Builds the console unless `.next` holds a build of exactly these sources. Prints that it builds. Throws CommandError
 * with the build's own output when the build fails.
 */
export async function buildIfNeeded(stop: AbortSignal): Promise<void> {
  const mark = join(projectRoot, ".next", "built-from");
  const sources = fingerprint(projectRoot);
  if (contentOf(mark) === sources && existsSync(join(projectRoot, ".next", "BUILD_ID"))) return;
  rmSync(mark, { force: true });
  console.log("Building the console. The first time takes about a minute.");
  const begun = Date.now();
  await build(stop);
  // So that the first start with a data folder does not have to create a database.
  await emptyStore();
  if (stop.aborted) return;
  // The fingerprint is from before the build: a file saved meanwhile causes a new build next time.
  writeFileSync(mark, sources);
  console.log(`Built in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

async function build(stop: AbortSignal): Promise<void> {
  const output: string[] = [];
  const child = startChild({
    script: "next/dist/bin/next",
    args: ["build"],
    environment: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", BUILD_STANDALONE: "" },
    print: (line) => output.push(line),
  });
  const status = await Promise.race([child.ended, aborted(stop).then(() => null)]);
  if (status === 0) return;
  if (status === null) return await child.stop();
  throw new CommandError(
    `${output.join("\n")}\nThe console couldn’t be built. See the lines above for the reason.`,
  );
}

function contentOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

const folders = ["app", "components", "lib", "public"];
// At the top: the configurations, proxy.ts and their like. Next writes next-env.d.ts itself.
const isInput = (name: string) =>
  (/\.(ts|mjs)$/.test(name) && name !== "next-env.d.ts") || /^(tsconfig|package-lock)\.json$/.test(name);

// Separate programs: the console imports nothing from them, so a change there needs no build.
const apart = ["lib/commands", "lib/local-aws"];

/** A hex digest of the content of a build's sources. */
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
