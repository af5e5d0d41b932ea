import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "@/lib/local-aws/call/operations";
import type { Rule } from "@/lib/local-aws/call/shape";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";

let cognito: Cognito;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "local-cognito-"));
  cognito = await freshCognito({ dataFile: join(folder, "data.json") });
});
afterAll(async () => {
  await cognito.stop();
  rmSync(folder, { recursive: true });
});

async function call(operation: string, body: string) {
  const reply = await fetch(`${cognito.url}/`, {
    method: "POST",
    headers: {
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      authorization: "AWS4-HMAC-SHA256",
    },
    body,
  });
  return { status: reply.status, body: await reply.json() };
}

/** Values that are nearly right: mostly what the rule wants, now and then something else or out of range. */
function nearly(rule: Rule): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fitting(rule) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function fitting(rule: Rule): fc.Arbitrary<unknown> {
  if (rule.is === "choice") return fc.oneof(fc.constantFrom(...rule.values), fc.string());
  if (rule.is === "flag") return fc.boolean();
  if (rule.is === "number") return fc.oneof(fc.integer(), fc.integer({ min: 0, max: 100 }), fc.double());
  if (rule.is === "document") return fc.jsonValue();
  if (rule.is === "list") return fc.array(nearly(rule.of), { maxLength: 4 });
  if (rule.is === "map") return fc.dictionary(fc.string(), nearly(rule.of), { maxKeys: 4 });
  if (rule.is === "record")
    return fc.record(
      Object.fromEntries(Object.entries(rule.members).map(([name, it]) => [name, member(name, it)])),
      {
        requiredKeys: Object.entries(rule.members).flatMap(([name, it]) => (it.required ? [name] : [])),
      },
    );
  return fc.oneof(
    fc.string(),
    fc.stringMatching(/^[a-z0-9]{1,30}$/),
    fc.string({ unit: "binary", maxLength: 300 }),
  );
}

// Ids that exist, so that the call gets past the look-up.
function member(name: string, rule: Rule): fc.Arbitrary<unknown> {
  if (name === "UserPoolId") return fc.oneof({ weight: 5, arbitrary: fc.constant(devPool) }, nearly(rule));
  if (name === "ClientId")
    return fc.oneof({ weight: 5, arbitrary: fc.constant(cognito.settings.SIGN_IN_CLIENT_ID) }, nearly(rule));
  if (name === "Username") return fc.oneof(fc.constant("viewer@example.com"), nearly(rule));
  if (name === "GroupName") return fc.oneof(fc.constant("m2m-viewer"), nearly(rule));
  if (name === "Identifier") return fc.oneof(fc.constant("payments"), nearly(rule));
  if (name === "ResourceArn")
    return fc.oneof(
      fc.constant(`arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${devPool}`),
      nearly(rule),
    );
  return nearly(rule);
}

// Deleting what the other calls are about would leave nothing to find.
const lasting = [...operations.keys()].filter((name) => !["DeleteUserPool"].includes(name));

test.each(lasting)("%s answers any body with a valid answer or a well-formed refusal", async (name) => {
  const rule = operations.get(name)?.input;
  if (!rule) throw new Error(`${name} is gone.`);
  await fc.assert(
    fc.asyncProperty(nearly(rule), async (input) => {
      const { status, body } = await call(name, JSON.stringify(input));
      expect([200, 400]).toContain(status);
      if (status === 200) return;
      expect(body.__type).toMatch(/^[A-Z]\w+Exception$/);
      expect(body.message).toBeTypeOf("string");
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test("a pool’s id that is a thing without a text is refused, as every other wrong type is", async () => {
  const { status, body } = await call("DescribeUserPool", '{"UserPoolId":{"toString":1}}');
  expect({ status, is: body.__type }).toEqual({ status: 400, is: "SerializationException" });
});

test("no text at all makes it fail", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...lasting, "Nothing"),
      async (text, name) => {
        const { status } = await call(name, text);
        expect([200, 400]).toContain(status);
      },
    ),
    { numRuns: 200 },
  );
});

const paths = ["authorize", "token", "userInfo", "revoke"].map((name) => `/clientele-dev/oauth2/${name}`);
const pages = [
  "/clientele-dev/login",
  "/clientele-dev/logout",
  `/${devPool}/.well-known/jwks.json`,
  "/_local/faults",
];

function parameters(): fc.Arbitrary<[string, string][]> {
  const ids = fc.constantFrom(cognito.settings.SIGN_IN_CLIENT_ID ?? "", "x");
  const redirects = fc.constantFrom(
    "http://localhost:3999/api/auth/callback/cognito",
    "http://localhost:3999/sign-in",
  );
  const known = fc.oneof(
    fc.tuple(fc.constant("client_id"), ids),
    fc.tuple(fc.constantFrom("redirect_uri", "logout_uri"), redirects),
    fc.tuple(fc.constant("response_type"), fc.constantFrom("code", "token", "")),
    fc.tuple(
      fc.constant("grant_type"),
      fc.constantFrom("client_credentials", "authorization_code", "refresh_token"),
    ),
    fc.tuple(
      fc.constantFrom("state", "scope", "nonce", "code", "code_challenge", "username"),
      fc.string({ unit: "binary" }),
    ),
  );
  return fc.array(fc.oneof(known, fc.tuple(fc.string(), fc.string({ unit: "binary" }))), { maxLength: 8 });
}

test("no request to any endpoint for people and tokens makes it fail", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths, ...pages),
      fc.constantFrom("GET", "POST", "DELETE", "OPTIONS", "HEAD"),
      parameters(),
      parameters(),
      fc.constantFrom(undefined, "Basic eDp5", "Basic !", "Bearer a.b.c", "Bearer ...", "x"),
      async (path, method, query, form, authorization) => {
        const body = method === "POST" ? { body: new URLSearchParams(form) } : {};
        const headers = authorization === undefined ? {} : { authorization };
        const url = `${cognito.url}${path}?${new URLSearchParams(query)}`;
        const { status } = await fetch(url, { method, redirect: "manual", headers, ...body });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 1000 },
  );
});

test("after all that the data file is one it starts from, and everything in it reads back", async () => {
  await cognito.stop();
  cognito = await freshCognito({ dataFile: join(folder, "data.json") });
  const pools = await call("ListUserPools", '{"MaxResults":60}');
  for (const { Id: UserPoolId } of pools.body.UserPools) {
    const clients = await call("ListUserPoolClients", JSON.stringify({ UserPoolId, MaxResults: 60 }));
    for (const { ClientId } of clients.body.UserPoolClients)
      expect((await call("DescribeUserPoolClient", JSON.stringify({ UserPoolId, ClientId }))).status).toBe(
        200,
      );
    for (const list of ["ListResourceServers", "ListGroups", "ListUsers", "DescribeUserPool"])
      expect((await call(list, JSON.stringify({ UserPoolId }))).status).toBe(200);
  }
});
