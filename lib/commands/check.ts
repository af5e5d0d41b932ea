import { checks } from "./check/checks";
import { runCommand } from "./command-line";
import { stopSignal } from "./stop-signal";

const command = {
  name: "npm run check",
  does: "Checks format, lint, layers, types and dead code. Exits with status 1 if something is wrong.",
  examples: ["npm run check"],
};

await runCommand(command, async () => {
  if (!(await checks(stopSignal()))) process.exitCode = 1;
});
