import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { startLocalCognito } from "@/lib/local-aws/server";
import { consoleUrl } from "@/tests/kit/fresh-cognito";
import { devPool } from "@/tests/kit/local-cognito/m2m-client";

/** The email addresses that are printed after `change`. */
async function printedAfter(change: (sdk: CognitoIdentityProviderClient) => Promise<unknown>) {
  const cognito = await startLocalCognito({ port: 0, consoleUrl });
  const sdk = new CognitoIdentityProviderClient({
    endpoint: cognito.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await change(sdk);
  sdk.destroy();
  await cognito.close();
  return cognito.accounts.map(({ email }) => email);
}

const viewer = { UserPoolId: devPool, Username: "viewer@example.com" };
const Password = "Another-one-1";

test.each<[string, (sdk: CognitoIdentityProviderClient) => Promise<unknown>]>([
  ["was deleted", (sdk) => sdk.send(new AdminDeleteUserCommand(viewer))],
  [
    "was deleted and created again",
    async (sdk) => {
      await sdk.send(new AdminDeleteUserCommand(viewer));
      await sdk.send(new AdminCreateUserCommand({ ...viewer, TemporaryPassword: Password }));
    },
  ],
  ["got another password", (sdk) => sdk.send(new AdminSetUserPasswordCommand({ ...viewer, Password }))],
  ["is disabled", (sdk) => sdk.send(new AdminDisableUserCommand(viewer))],
  [
    "has another email address",
    (sdk) =>
      sdk.send(
        new AdminUpdateUserAttributesCommand({
          ...viewer,
          UserAttributes: [{ Name: "email", Value: "vera@example.com" }],
        }),
      ),
  ],
])("an account whose person %s is not printed, the others are", async (_what, change) => {
  expect(await printedAfter(change)).toEqual(["admin@example.com", "operator@example.com"]);
});

test("a password of somebody with the same address in another pool changes nothing", async () => {
  const printed = await printedAfter(async (sdk) => {
    const other = { ...viewer, UserPoolId: "eu-west-1_LocalPrd1" };
    await sdk.send(new AdminCreateUserCommand({ ...other, TemporaryPassword: Password }));
    await sdk.send(new AdminSetUserPasswordCommand({ ...other, Password }));
    await sdk.send(new AdminDeleteUserCommand(other));
  });
  expect(printed).toContain(viewer.Username);
});
