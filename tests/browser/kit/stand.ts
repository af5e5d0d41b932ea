import { localSdk } from "@/lib/commands/serve/local-sdk";

/** What the stories run against: a built console with a local Cognito of its own, both made for each run. */
export type Stand = {
  consoleUrl: string;
  cognitoUrl: string;
  /** The environment the console was lent. */
  settings: Record<string, string>;
  accounts: { email: string; password: string; role: string }[];
  /** The process that serves the console. */
  consolePid: number;
  /** All that the console has printed. */
  logFile: string;
  /** The console's data folder. The local Cognito, which must know every secret, keeps its own in memory. */
  dataDir: string;
};

const name = "CLIENTELE_STAND";

/** Hands the stand to the workers, which inherit the environment. */
export function lend(stand: Stand): void {
  process.env[name] = JSON.stringify(stand);
}

/** The stand, in a worker. */
export function currentStand(): Stand {
  const stand = process.env[name];
  if (stand === undefined) throw new Error("No stand: start the stories with npm test or playwright test.");
  return JSON.parse(stand);
}

/** The local Cognito of a stand by the AWS SDK, and the pool ids of its environments. */
export function apiOf({ settings }: Pick<Stand, "settings">) {
  const pools = Object.fromEntries((settings.COGNITO_POOLS ?? "").split(",").map((it) => it.split("=")));
  return { api: localSdk(settings), pools: { dev: String(pools.dev), prod: String(pools.prod) } };
}
