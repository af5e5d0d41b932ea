import { z } from "zod";
import { isProduction } from "@/lib/domain/access/roles";

/** The defaults of COGNITO_RATE and COGNITO_RATE_SHARE: calls of one operation on one pool, and a percentage. */
export const RATE = { callsPerSecond: 5, share: 80 } as const;

/** The default of COGNITO_IDLE_HOURS. */
export const IDLE_HOURS = 24;

/** One entry of COGNITO_POOLS: an environment's name and the pool behind it, perhaps in another account. */
export type PoolSetting = { environment: string; poolId: string; region: string; roleArn: string | null };

const entry = /^([a-z][a-z0-9-]*)=([a-z0-9-]+)_([0-9A-Za-z]+)(?:@(arn:aws[a-z-]*:iam::\d{12}:role\/.+))?$/;

/**
 * Reads COGNITO_POOLS, `prod=eu-west-1_AbC123,dev=eu-west-1_DeF456`, each optionally `@arn:aws:iam::…:role/…`. A zod
 * transform: entries that cannot be read, and names or pools given twice, become issues.
 */
export function readPools(setting: string, context: z.RefinementCtx): PoolSetting[] {
  const pools = setting.split(",").flatMap((part) => {
    const [, environment, region, id, roleArn] = entry.exec(part.trim()) ?? [];
    if (environment && region && id)
      return [{ environment, poolId: `${region}_${id}`, region, roleArn: roleArn ?? null }];
    context.addIssue({ code: "custom", message: `contains "${part}", which is not NAME=POOL_ID.` });
    return [];
  });
  for (const key of ["environment", "poolId"] as const) {
    const twice = pools.find((pool, index) => pools.findIndex((it) => it[key] === pool[key]) !== index);
    if (twice) context.addIssue({ code: "custom", message: `names ${twice[key]} twice.` });
  }
  return pools;
}

/** Reads CONFIRM_ENVIRONMENTS: names of environments, separated by commas. */
export const environmentNames = z
  .string()
  .transform((text) => text.split(",").map((name) => name.trim()))
  .optional();

type Confirmed = { COGNITO_POOLS: readonly PoolSetting[]; CONFIRM_ENVIRONMENTS?: string[] | undefined };

/** Why a name in CONFIRM_ENVIRONMENTS is wrong, as a sentence about the setting; null if all are environments. */
export function confirmClash({ COGNITO_POOLS: pools, CONFIRM_ENVIRONMENTS: names = [] }: Confirmed) {
  const unknown = names.find((name) => pools.every(({ environment }) => environment !== name));
  if (unknown === undefined) return null;
  return { setting: "CONFIRM_ENVIRONMENTS", sentence: `names "${unknown}", which isn’t in COGNITO_POOLS.` };
}

/** The environments in which a change asks for a typed name: those of the setting, otherwise those of production. */
export const confirmedOf = ({ COGNITO_POOLS: pools, CONFIRM_ENVIRONMENTS: names }: Confirmed) =>
  names ?? pools.map(({ environment }) => environment).filter(isProduction);
