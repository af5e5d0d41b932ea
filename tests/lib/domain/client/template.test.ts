import { expect, test } from "vitest";
import { carriedInWords, sortScopes, templateOf } from "@/lib/domain/client/template";

const machine = { flows: ["client_credentials"], authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"], isOAuthOn: true };
const written = (settings: Record<string, unknown>) => ({
  name: "orders",
  settings: { ...machine, ...settings },
});

test("settings for machines are taken over, with their units and in words", () => {
  const template = templateOf(
    written({
      scopes: ["orders/read"],
      accessTokenValidity: 15,
      accessTokenUnit: "minutes",
      isRevocable: false,
      userExistenceErrors: "LEGACY",
      sessionMinutes: 3,
      idTokenUnit: "minutes",
      refreshTokenValidity: 1,
      refreshTokenUnit: "days",
    }),
  );
  if (!template.ok) throw new Error(template.problem.message);
  const { leftOut, carried, ...form } = template.value;
  expect(form).toEqual({
    name: "orders",
    scopes: ["orders/read"],
    tokenMinutes: 15,
    tokenSource: "endpoint",
  });
  expect(leftOut).toEqual([]);
  // A unit without its value would change the default.
  expect(carried).toEqual({
    isRevocable: false,
    userExistenceErrors: "LEGACY",
    sessionMinutes: 3,
    refreshTokenValidity: 1,
    refreshTokenUnit: "days",
  });
  expect(carriedInWords(carried)).toEqual([
    { term: "Token revocation", detail: "Off" },
    { term: "User existence errors", detail: "Shown" },
    { term: "Sign-in session", detail: "3 minutes" },
    { term: "Refresh token lifetime", detail: "1 day" },
  ]);
});

test.each([
  ["endpoint", ["client_credentials"], ["ALLOW_REFRESH_TOKEN_AUTH"]],
  ["api", [], ["ALLOW_CLIENT_TOKEN_AUTH"]],
  ["both", ["client_credentials"], ["ALLOW_CLIENT_TOKEN_AUTH"]],
])("a copy gets its tokens as the client does: %s", (tokenSource, flows, authFlows) => {
  const template = templateOf(
    written({ scopes: ["orders/read"], flows, authFlows, isOAuthOn: flows.length > 0 }),
  );
  expect(template).toMatchObject({ ok: true, value: { tokenSource, leftOut: [] } });
});

test("no way by which people sign in is taken over, and each is named", () => {
  const template = templateOf(
    written({
      scopes: ["orders/read", "openid"],
      authFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      callbackUrls: ["https://a.example.com/"],
      logoutUrls: [],
      identityProviders: ["COGNITO"],
      isOAuthOn: false,
      accessTokenValidity: 330,
      accessTokenUnit: "seconds",
    }),
  );
  expect(template).toMatchObject({
    ok: true,
    value: { scopes: ["orders/read"], tokenMinutes: 6, carried: {} },
  });
  expect(template.ok && template.value.leftOut).toEqual([
    "CallbackURLs: only for user sign-in.",
    "SupportedIdentityProviders: only for user sign-in.",
    "ALLOW_USER_SRP_AUTH: only for user sign-in.",
    "openid: only for user sign-in.",
    "The suspended state. The new client is active.",
    "The seconds of its token lifetime (5.5 minutes): Clientele uses whole minutes.",
  ]);
});

test("a client for people and a value that Cognito does not take are refused", () => {
  expect(templateOf({ name: "web", settings: { flows: ["code"] } })).toMatchObject({
    ok: false,
    problem: { code: "denied", message: "web is a user sign-in client. Nothing was copied." },
  });
  expect(templateOf(written({ sessionMinutes: 99 }))).toMatchObject({
    ok: false,
    problem: { code: "invalid", message: expect.stringContaining("“AuthSessionValidity”") },
  });
});

test("scopes are told apart by whether the pool has them and whether the person may grant them", () => {
  const scope = (full: string) => ({ full, name: full, description: "" });
  const servers = [
    {
      identifier: "orders",
      name: "Orders",
      isManaged: false,
      scopes: [scope("orders/read"), scope("orders/all")],
    },
  ];
  expect(
    sortScopes(["orders/read", "orders/all", "orders/gone"], {
      servers,
      restricted: { "orders/all": "an admin" },
    }),
  ).toEqual({ granted: ["orders/read"], refused: ["orders/all"], missing: ["orders/gone"] });
});
