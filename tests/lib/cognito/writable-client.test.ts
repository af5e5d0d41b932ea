import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWritable, updateClient } from "@/lib/cognito/writable-client";
import { changedMembers } from "@/lib/domain/client-change";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { describedRaw, type RawSettings, rawClient, untouched } from "@/tests/raw-client";

const [read, write] = ["auth-resource-server/custom-scope.read", "auth-resource-server/custom-scope.write"];
let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

const url = fc.nat(9).map((number) => `https://app${number}.example.com/callback`);
const urls = fc.uniqueArray(url, { minLength: 1, maxLength: 4 });

/** What Terraform, the AWS console and people's own scripts leave behind: any writable members, mixed clients too. */
const settings: fc.Arbitrary<RawSettings> = fc
  .record(
    {
      AccessTokenValidity: fc.integer({ min: 5, max: 1440 }),
      RefreshTokenValidity: fc.integer({ min: 1, max: 3650 }),
      IdTokenValidity: fc.integer({ min: 1, max: 24 }),
      ReadAttributes: fc.constantFrom<string[][]>(["email"], ["email", "name"]),
      WriteAttributes: fc.constantFrom<string[][]>(["email"], ["name"]),
      ExplicitAuthFlows: fc.constantFrom<RawSettings["ExplicitAuthFlows"]>(
        ["ALLOW_REFRESH_TOKEN_AUTH"],
        ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
        ["USER_PASSWORD_AUTH"],
      ),
      SupportedIdentityProviders: fc.constant<string[]>(["COGNITO"]),
      CallbackURLs: urls,
      LogoutURLs: urls,
      PreventUserExistenceErrors: fc.constantFrom<RawSettings["PreventUserExistenceErrors"]>(
        "LEGACY",
        "ENABLED",
      ),
      EnableTokenRevocation: fc.boolean(),
      EnablePropagateAdditionalUserContextData: fc.boolean(),
      AuthSessionValidity: fc.integer({ min: 3, max: 15 }),
      AllowedOAuthFlowsUserPoolClient: fc.boolean(),
      AnalyticsConfiguration: fc.record({
        ApplicationArn: fc.constant("arn:aws:mobiletargeting:eu-west-1:123456789012:apps/0a1b2c3d"),
        UserDataShared: fc.boolean(),
      }),
      RefreshTokenRotation: fc.record({
        Feature: fc.constantFrom("ENABLED" as const, "DISABLED" as const),
        RetryGracePeriodSeconds: fc.integer({ min: 0, max: 60 }),
      }),
    },
    { requiredKeys: [] },
  )
  .map((all) => (all.AccessTokenValidity ? { ...all, TokenValidityUnits: { AccessToken: "minutes" } } : all));

test("what is read and written again with other scopes leaves every other member of any client byte-equal", async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.nat(1e6), async (members, number) => {
      const clientId = await rawClient(cognito.sdk, `any ${number}\n=odd`, members);
      const before = await describedRaw(cognito.sdk, clientId);
      const found = await describeWritable(devPool(), clientId);
      if (!found.ok) throw new Error(found.problem.message);
      const change = { addScopes: ["payments/charge"], dropScopes: [read] };
      const updated = await updateClient(devPool(), clientId, changedMembers(found.value.settings, change));
      expect(updated).toMatchObject({ ok: true, value: { scopes: [write, "payments/charge"] } });
      const after = await describedRaw(cognito.sdk, clientId);
      expect(JSON.stringify(untouched(after))).toBe(JSON.stringify(untouched(before)));
      const gone = new DeleteUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: clientId });
      await cognito.sdk.send(gone);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test("what is read to be written holds no secret", async () => {
  const clientId = await rawClient(cognito.sdk, "has a secret");
  const { ClientSecret = "none" } = await describedRaw(cognito.sdk, clientId);
  const found = await describeWritable(devPool(), clientId);
  expect(found).toMatchObject({ ok: true, value: { settings: { ClientName: "has a secret" } } });
  expect(JSON.stringify(found)).not.toContain(ClientSecret);
});
