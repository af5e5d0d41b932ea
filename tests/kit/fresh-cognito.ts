import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type LocalCognitoOptions, startLocalCognito } from "@/lib/local-aws/server";

/** Where the console of the tests would be; nothing listens there. */
export const consoleUrl = "http://localhost:3999";

/** A local Cognito of one's own, in memory on a free port, with the real SDK pointed at it. Call `stop` at the end. */
export async function freshCognito(options: Partial<LocalCognitoOptions> = {}) {
  const cognito = await startLocalCognito({ port: 0, consoleUrl, ...options });
  const clients: CognitoIdentityProviderClient[] = [];
  const sdkIn = (region: string) => {
    const made = new CognitoIdentityProviderClient({
      endpoint: cognito.url,
      region,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      maxAttempts: 1,
    });
    clients.push(made);
    return made;
  };
  return {
    url: cognito.url,
    settings: cognito.settings,
    accounts: cognito.accounts,
    sdk: sdkIn("eu-west-1"),
    /** The SDK that signs for this Region. */
    sdkIn,
    stop: async () => {
      for (const made of clients) made.destroy();
      await cognito.close();
    },
  };
}
