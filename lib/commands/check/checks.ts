import { runStep, type Step } from "./step";

/** The checks that take seconds. */
export const checkSteps: readonly Step[] = [
  {
    name: "format, lint, layers",
    programs: [["@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off"]],
  },
  {
    name: "types",
    programs: [
      ["next/dist/bin/next", "typegen"],
      ["typescript/bin/tsc", "--noEmit"],
    ],
    environment: { NEXT_TELEMETRY_DISABLED: "1" },
  },
  { name: "dead code", programs: [["knip/bin/knip.js", "--no-progress"]] },
];

/** Runs the checks side by side: true when all pass. */
export async function checks(stop: AbortSignal): Promise<boolean> {
  const passed = await Promise.all(checkSteps.map((step) => runStep(step, stop)));
  return passed.every((it) => it);
}
