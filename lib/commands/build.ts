import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "./child";
import { CommandError } from "./command-error";
import { emptyStore } from "./empty-store";
import { fingerprint } from "./fingerprint";
import { projectRoot } from "./project-root";
import { aborted } from "./stop-signal";

/**
 * Builds the console unless `.next` holds a build of these very sources. Says so while it does,
 * and throws with the build's own output when it fails.
 */
export async function buildIfNeeded(stop: AbortSignal): Promise<void> {
  const mark = join(projectRoot, ".next", "built-from");
  const sources = fingerprint(projectRoot);
  if (contentOf(mark) === sources && existsSync(join(projectRoot, ".next", "BUILD_ID"))) return;
  rmSync(mark, { force: true });
  console.log("Building the console. The first time takes about a minute.");
  const begun = Date.now();
  await build(stop);
  // So that the first start with a data folder need not make a database either.
  await emptyStore();
  if (stop.aborted) return;
  // Taken before the build: a file saved meanwhile means building again next time.
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
  throw new CommandError(`${output.join("\n")}\nThe console could not be built; the lines above say why.`);
}

function contentOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
