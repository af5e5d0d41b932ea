/** The settings of a console on the Cognito at `url`, which nobody signs in to. `pools` is its COGNITO_POOLS. */
export const settingsOn = (url: string, pools: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  COGNITO_POOLS: pools,
  COGNITO_DOMAIN_URL: `${url}/{domain}`,
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "of a benchmark, and of nothing else",
  SIGN_IN_ISSUER: `${url}/nobody`,
  SIGN_IN_CLIENT_ID: "nobody",
  SIGN_IN_CLIENT_SECRET: "nothing",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});
