import { checks } from "./check/checks";
import { run } from "./run";
import { stopSignal } from "./stop-signal";

await run(async () => {
  if (!(await checks(stopSignal()))) process.exitCode = 1;
});
