import { checks } from "./check/checks";
import { runCommand } from "./command-line";
import { stopSignal } from "./stop-signal";

const command = {
  name: "npm run check",
  does: "Checks format, lint, layers, types and dead code. Exit status 1 where something is wrong.",
  examples: ["npm run check"],
};

await runCommand(command, async () => {
  if (!(await checks(stopSignal()))) process.exitCode = 1;
});
