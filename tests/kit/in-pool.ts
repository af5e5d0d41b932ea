import { devPool } from "@/lib/local-aws/model/accounts";

/** The pools of the local Cognito as addresses name them. */
export const inDev = { environment: "dev" } as const;
export const inProd = { environment: "prod" } as const;

/** The same for the ID of one of them. */
export const inPool = (poolId: string) => (poolId === devPool ? inDev : inProd);
