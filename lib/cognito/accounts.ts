import "server-only";
import { processWide } from "@/lib/process-wide";

type Reached = { readonly roleArn: string | null };

/** The account of the console's own credentials, which no setting tells. */
const own = processWide("own account", (): { id: string } => ({ id: "own" }));

/**
 * The account in which a pool is reached, whose rates its calls share: that of its role, or the console's own, of which
 * it is known that it is another pool's as soon as Cognito has described one that is reached without a role.
 */
export const accountOf = ({ roleArn }: Reached): string =>
  (roleArn === null ? own.id : inArn(roleArn)) ?? own.id;

/** Learns from a pool's ARN, as Cognito gave it, which account that was. */
export function noteAccount({ roleArn }: Reached, poolArn: string | undefined): void {
  if (roleArn === null) own.id = inArn(poolArn ?? "") ?? own.id;
}

const inArn = (arn: string) => /^arn:[^:]+:[^:]+:[^:]*:(\d+):/.exec(arn)?.[1];
