import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programOf } from "@/lib/commands/bench/kit/child";
import { lendTo } from "@/lib/commands/serve/lend-to";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { startLocalCognito } from "@/lib/local-aws/server";

/** Calls and time of create, edit and rotate, with a median of 90 ms per call (QUALITY C5, P7). */
export const benchWrites = (stop: AbortSignal): Promise<boolean> => measure("writes", 90, stop);

/** 200 scripted journeys in which one call in ten fails, chosen by the seed (QUALITY C5, P16). */
export const benchFaults = (stop: AbortSignal, seed = "34"): Promise<boolean> =>
  measure("faults", 0, stop, seed);

async function measure(
  part: "writes" | "faults",
  latencyMs: number,
  stop: AbortSignal,
  seed = "",
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const consoleUrl = "http://localhost:3000";
  const cognito = await startLocalCognito({ port: 0, consoleUrl, latencyMs });
  const program = programOf("bench/measure/writes", [part, seed]);
  try {
    const settings = {
      ...settingsBeside(cognito.settings, consoleUrl, "of a benchmark, and of nothing else"),
      DATA_DIR: folder,
      DATABASE_URL: "",
      COGNITO_RATE: "1000",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    };
    return (await lendTo(program, settings, stop)) === 0;
  } finally {
    await cognito.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
