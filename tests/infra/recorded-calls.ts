import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

// Every argument ends with a NUL, which none can hold.
const stub = `#!/bin/sh
n=$(ls "$KEPT" | wc -l)
printf '%s\\0' "$@" >"$KEPT/$(printf %04d "$n")"
`;

/** Runs a shell script in which `aws` only writes down its arguments, in `folder`: a file for each call, in order. */
export async function recordCalls(
  script: string,
  folder: string,
): Promise<{ kept: string; calls: string[][] }> {
  writeFileSync(join(folder, "aws"), stub, { mode: 0o755 });
  writeFileSync(join(folder, "export.sh"), script);
  const kept = mkdtempSync(join(folder, "kept-"));
  await promisify(execFile)("sh", [join(folder, "export.sh")], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, KEPT: kept },
  });
  const calls = readdirSync(kept)
    .sort()
    .map((file) => readFileSync(join(kept, file), "utf8").split("\0").slice(0, -1));
  return { kept, calls };
}
