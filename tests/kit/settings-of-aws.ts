/** The settings without which the console does not start, as they are against AWS: two pools, one in another account. */
export const settingsOfAws = {
  COGNITO_POOLS:
    "dev=eu-west-1_AbC123, prod=us-gov-west-1_DeF456@arn:aws-us-gov:iam::123456789012:role/console",
  NEXTAUTH_URL: "https://console.example.com",
  NEXTAUTH_SECRET: "x".repeat(32),
  SIGN_IN_ISSUER: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123",
  SIGN_IN_CLIENT_ID: "abc",
  SIGN_IN_CLIENT_SECRET: "def",
};
