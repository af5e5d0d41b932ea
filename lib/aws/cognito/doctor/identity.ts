import "server-only";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { call } from "@/lib/aws/cognito/sdk";
import { credentialsFor } from "@/lib/aws/cognito/sdk-client";
import { ok, type Result } from "@/lib/domain/result";

/** The console's identity in AWS: the ARN of a role session or user, and its account. */
export type Identity = { arn: string; account: string };

const DEADLINE_MS = 10_000;

/**
 * Asks AWS for the identity of the console's own credentials, or of `roleArn` once it is assumed. GetCallerIdentity
 * needs no permission (STS API reference). Fails with aws-credentials, throttled, unreachable.
 */
export async function callerIdentity(region: string, roleArn: string | null): Promise<Result<Identity>> {
  const client = new STSClient({ region, ...credentialsFor(roleArn) });
  const abortSignal = AbortSignal.timeout(DEADLINE_MS);
  const answer = await call("GetCallerIdentity", () =>
    client.send(new GetCallerIdentityCommand(), { abortSignal }),
  );
  client.destroy();
  if (!answer.ok) return answer;
  return ok({ arn: answer.value.Arn ?? "", account: answer.value.Account ?? "" });
}
