import "server-only";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { config } from "@/lib/config";
import { noteRequestId } from "@/lib/request-id";

type Target = { readonly region: string; readonly roleArn: string | null };

/** What an SDK client needs besides its Region to act in this role; nothing for the console's own credentials. */
export const credentialsFor = (roleArn: string | null) =>
  roleArn === null
    ? {}
    : {
        credentials: fromTemporaryCredentials({ params: { RoleArn: roleArn, RoleSessionName: "clientele" } }),
      };

const clients = new Map<string, CognitoIdentityProviderClient>();

/** One attempt each: the SDK's own retries repeat creations, and it takes LimitExceededException for throttling. */
export function clientFor({ region, roleArn }: Target): CognitoIdentityProviderClient {
  const key = clientKey({ region, roleArn });
  const known = clients.get(key);
  if (known) return known;
  const endpoint = config().cognitoEndpoint;
  const made = new CognitoIdentityProviderClient({
    region,
    maxAttempts: 1,
    ...(endpoint && { endpoint }),
    ...credentialsFor(roleArn),
  });
  made.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (call) => {
        const answer = await next(call);
        if (!/^(List|Describe)/.test(commandName)) noteRequestId(answer.output.$metadata.requestId);
        return answer;
      },
    { step: "initialize" },
  );
  clients.set(key, made);
  return made;
}

const clientKey = ({ region, roleArn }: Target) => `${region} ${roleArn}`;

/** Makes the next call of this target look for credentials anew. */
export function forgetClient(target: Target): void {
  clients.delete(clientKey(target));
}
