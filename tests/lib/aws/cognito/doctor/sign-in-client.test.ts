import { expect, test } from "vitest";
import { getSignInClient } from "@/lib/aws/cognito/doctor/sign-in-client";
import { devPool, ownCognito } from "@/tests/kit/console-on";

const cognito = await ownCognito();

test("what is registered comes back, and the secret does not", async () => {
  const client = await getSignInClient(devPool(), cognito.settings.SIGN_IN_CLIENT_ID ?? "");
  expect(client).toEqual({
    ok: true,
    value: {
      callbackUrls: ["http://localhost:3999/api/auth/callback/cognito"],
      signOutUrls: ["http://localhost:3999/sign-in"],
      scopes: expect.arrayContaining(["openid", "email", "profile"]),
      isCodeOn: true,
    },
  });
});
