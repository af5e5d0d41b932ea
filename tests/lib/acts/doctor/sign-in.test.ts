import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, test } from "vitest";
import { examineSignIn } from "@/lib/acts/doctor/sign-in";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const pool = { UserPoolId: "eu-west-1_LocalDev1" };
const cognito = await ownCognito();
afterEach(() => pullLever(cognito.url, "iam"));

/** The findings while the sign-in client has `change` in its settings. */
async function withSettings(change: object) {
  const one = { ...pool, ClientId: cognito.settings.SIGN_IN_CLIENT_ID };
  const { UserPoolClient } = await cognito.sdk.send(new DescribeUserPoolClientCommand(one));
  const { ClientSecret, CreationDate, LastModifiedDate, ClientType, ...settings } = UserPoolClient ?? {};
  await cognito.sdk.send(new UpdateUserPoolClientCommand({ ...settings, ...one, ...change }));
  const findings = await examineSignIn(issuer);
  await cognito.sdk.send(new UpdateUserPoolClientCommand({ ...settings, ...one }));
  return findings.filter(({ status }) => status !== "ok");
}

test("a client that is as it should be has nothing to tell of", async () => {
  const findings = await examineSignIn(issuer);
  expect(findings.map(({ check, status }) => [check, status])).toEqual([
    ["issuer", "ok"],
    ["sign-in client", "ok"],
    ["sign-in addresses", "ok"],
  ]);
});

test.each([
  [
    { CallbackURLs: ["https://another.example/api/auth/callback/cognito"] },
    "sign-in addresses",
    /^The callback URL http:\/\/localhost:3999\/api\/auth\/callback\/cognito isn’t registered/,
  ],
  [
    { LogoutURLs: ["https://another.example/sign-in"] },
    "sign-in addresses",
    /^The sign-out URL http:\/\/localhost:3999\/sign-in isn’t registered/,
  ],
  [{ AllowedOAuthFlows: ["implicit"] }, "sign-in flow", /code flow is disabled/],
  [{ AllowedOAuthFlowsUserPoolClient: false }, "sign-in flow", /code flow is disabled/],
  [{ AllowedOAuthScopes: ["openid"] }, "sign-in scopes", /lacks email, profile/],
])("%j is a problem of the %s", async (change, check, message) => {
  expect(await withSettings(change)).toEqual([
    {
      check,
      status: "problem",
      message: expect.stringMatching(message),
      advice: expect.stringContaining("SIGN_IN_CLIENT_ID"),
    },
  ]);
});

test("where the pool may not be asked, the address to look for is told", async () => {
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  expect((await examineSignIn(issuer)).at(-1)).toMatchObject({
    status: "note",
    advice: expect.stringContaining("http://localhost:3999/api/auth/callback/cognito"),
  });
});
