import "server-only";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { readOddDates } from "@/lib/aws/cognito/answer-dates";
import { config } from "@/lib/config";
import { outsideRequests } from "@/lib/process/outside-requests";
import { noteRequestId } from "@/lib/process/request-id";

type Target = { readonly region: string; readonly roleArn: string | null };

/** The settings with which an SDK client acts in this role; none for the console's own credentials. */
export const credentialsFor = (roleArn: string | null) =>
  roleArn === null
    ? {}
    : {
        credentials: fromTemporaryCredentials({ params: { RoleArn: roleArn, RoleSessionName: "clientele" } }),
      };

const clients = new Map<string, CognitoIdentityProviderClient>();

/** The client for calls to this target. All targets with the same Region and role share one. */
export function clientFor(target: Target): CognitoIdentityProviderClient {
  const key = clientKey(target);
  // The client keeps its settings as promises, which outlive this request.
  const client = clients.get(key) ?? outsideRequests(() => newClient(target));
  clients.set(key, client);
  return client;
}

/** The address of Cognito's API for this target, as the SDK finds it: with a FIPS or dual-stack setting, or a local one. */
export async function cognitoUrl(target: Target): Promise<string> {
  const endpoint = config().cognitoEndpoint;
  if (endpoint) return `${endpoint.replace(/\/$/, "")}/`;
  const {
    endpointProvider,
    useFipsEndpoint: fips,
    useDualstackEndpoint: dualStack,
  } = clientFor(target).config;
  return endpointProvider({ Region: target.region, UseFIPS: await fips(), UseDualStack: await dualStack() })
    .url.href;
}

/** Makes the next call of this target look for credentials again. */
export function forgetClient(target: Target): void {
  clients.delete(clientKey(target));
}

/** One attempt each: the SDK's own retries repeat creations, and it takes LimitExceededException for throttling. */
function newClient({ region, roleArn }: Target): CognitoIdentityProviderClient {
  const endpoint = config().cognitoEndpoint;
  const client = new CognitoIdentityProviderClient({
    region,
    maxAttempts: 1,
    ...(endpoint && { endpoint }),
    ...credentialsFor(roleArn),
  });
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (call) => {
        // Its connections stay open for later calls.
        const answer = await outsideRequests(() => next(call));
        if (!/^(List|Describe)/.test(commandName)) noteRequestId(answer.output.$metadata.requestId);
        return answer;
      },
    { step: "initialize" },
  );
  readOddDates(client);
  return client;
}

const clientKey = ({ region, roleArn }: Target) => `${region} ${roleArn}`;
