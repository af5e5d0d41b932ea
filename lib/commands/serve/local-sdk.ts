import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";

/** The AWS SDK on a local Cognito, by the settings that it lends. Destroy it at the end. */
export const localSdk = (lent: Record<string, string>): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({
    endpoint: lent.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? "",
    region: lent.AWS_REGION ?? "",
    credentials: {
      accessKeyId: lent.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: lent.AWS_SECRET_ACCESS_KEY ?? "",
    },
  });
