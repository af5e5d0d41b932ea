import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type LocalCognitoOptions, startLocalCognito } from "@/lib/local-aws/server";

/** Where the console of the tests would be; nothing listens there. */
export const consoleUrl = "http://localhost:3999";

/** A local Cognito of one's own, in memory on a free port, with the real SDK pointed at it. Call `stop` at the end. */
export async function freshCognito(options: Partial<LocalCognitoOptions> = {}) {
  const cognito = await startLocalCognito({ port: 0, consoleUrl, ...options });
  const sdk = new CognitoIdentityProviderClient({
    endpoint: cognito.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  return {
    url: cognito.url,
    settings: cognito.settings,
    accounts: cognito.accounts,
    sdk,
    stop: async () => {
      sdk.destroy();
      await cognito.close();
    },
  };
}
