import { poolsOf } from "@/lib/aws/cognito/pools";
import { reportFigures } from "@/lib/commands/bench/kit/figures";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import { grantsOf, makePerson } from "@/lib/domain/access/roles";
import { closeStore, openEarly } from "@/lib/store/database";
import { measureCalls } from "./calls";
import { measureFaults } from "./faults";

const parts = new Map([
  ["writes", measureCalls],
  ["faults", measureFaults],
]);

// bench/writes starts this with the settings of a local Cognito. Exit status 1 when a target is missed.
await run(async () => {
  const measure = parts.get(process.argv[2] ?? "");
  const [pool] = poolsOf(
    makePerson({
      id: "bench",
      email: "bench@example.com",
      name: "A benchmark",
      grants: grantsOf(["m2m-admin"]),
      teams: [],
    }),
  );
  if (!pool || !measure) throw new CommandError("There is nothing to measure of this name.");
  await openEarly();
  const figures = await measure(pool, Number(process.argv[3]));
  for (const line of reportFigures(figures)) console.log(line);
  if (figures.some(({ isMet }) => !isMet)) process.exitCode = 1;
  await closeStore();
});
