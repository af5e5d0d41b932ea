import "server-only";
import { processWide } from "@/lib/process/process-wide";

/** The account of the console's own credentials. No setting has it: it is known once Cognito describes a pool there. */
const own = processWide("own account", () => ({ account: "own" }));

/** The account whose rates the calls to a pool share: that of the pool's role, or without a role the console's. */
export const accountOf = (roleArn: string | null): string => accountIn(roleArn) ?? own.account;

/** Learns the console's own account from the ARN of a pool that is reached without a role. */
export function noteAccount(roleArn: string | null, poolArn: string | undefined): void {
  if (roleArn === null) own.account = accountIn(poolArn) ?? own.account;
}

const accountIn = (arn: string | null | undefined) => /^arn:[^:]+:[^:]+:[^:]*:(\d+):/.exec(arn ?? "")?.[1];
