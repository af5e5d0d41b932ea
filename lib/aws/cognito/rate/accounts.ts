import "server-only";
import { processWide } from "@/lib/process/process-wide";

/** The account of the console's own credentials, which no setting tells: known once Cognito has described a pool there. */
const own = processWide("own account", () => ({ account: "own" }));

/** The account in which a pool is reached, whose rates its calls share: that of its role, or without one the console's. */
export const accountOf = (roleArn: string | null): string => accountIn(roleArn) ?? own.account;

/** Learns from the ARN of a pool that is reached without a role which account the console's own is. */
export function noteAccount(roleArn: string | null, poolArn: string | undefined): void {
  if (roleArn === null) own.account = accountIn(poolArn) ?? own.account;
}

const accountIn = (arn: string | null | undefined) => /^arn:[^:]+:[^:]+:[^:]*:(\d+):/.exec(arn ?? "")?.[1];
