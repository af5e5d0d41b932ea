import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completed, missingEntries, readLockfile } from "./check/lockfile";
import { runCommand } from "./command-line";
import { projectRoot } from "./project-root";

const command = {
  name: "npm run complete-lock",
  does: "Adds packages for other platforms that the registry left out to package-lock.json.",
  examples: ["npm install && npm run complete-lock"],
};

// A registry that lacks other systems' binaries makes npm drop them from the lockfile silently (npm/cli#4828),
// and `npm ci` then fails on those systems. Run this after every change of dependencies.
await runCommand(command, async () => {
  const file = join(projectRoot, "package-lock.json");
  const lockfile = readLockfile(readFileSync(file, "utf8"));
  const missing = missingEntries(lockfile);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completed(lockfile), null, 2)}\n`);
  console.log(`${missing.length} platform packages added to package-lock.json.`);
});
