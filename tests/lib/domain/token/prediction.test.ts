import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppClient } from "@/lib/domain/client/client";
import { checksOf, faultsIn, notesIn, scopeCheck } from "@/lib/domain/token/checks";
import { type PoolFacts, predict } from "@/lib/domain/token/prediction";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";

const now = 1_764_000_000;
const server = (identifier: string, ...names: string[]) => ({
  identifier,
  name: identifier,
  isManaged: false,
  scopes: names.map((name) => ({ name, full: `${identifier}/${name}`, description: "" })),
});
const all = ["orders/read", "orders/write", "payments/refund", "gone/read"];
const scopes = fc.uniqueArray(fc.constantFrom(...all));
const { client: healthy } = healthyPool();

/** A client with its flows, as the pool stores them. */
const aClient = fc.record({
  flows: fc.constantFrom<string[]>(["client_credentials"], [], ["code"]),
  authFlows: fc.constantFrom<string[]>(
    [],
    ["ALLOW_REFRESH_TOKEN_AUTH"],
    ["ALLOW_CLIENT_TOKEN_AUTH"],
    ["ALLOW_USER_SRP_AUTH"],
  ),
  isOAuthOn: fc.boolean(),
  scopes,
  tokenMinutes: fc.constantFrom(5, 60, 1440),
});
type Stored = typeof aClient extends fc.Arbitrary<infer It> ? It : never;

const toClient = (stored: Stored): AppClient => {
  const isM2m =
    stored.flows.includes("client_credentials") || stored.authFlows.includes("ALLOW_CLIENT_TOKEN_AUTH");
  const kind = !isM2m ? "people" : stored.authFlows.includes("ALLOW_USER_SRP_AUTH") ? "mixed" : "m2m";
  if (!healthy) throw new Error("no client");
  return { ...healthy, ...stored, kind };
};

const aPool: fc.Arbitrary<PoolFacts> = fc.record({
  tokenUrl: fc.constantFrom(null, "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token"),
  issuer: fc.constant("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A"),
  tokenTrigger: fc.constantFrom(null, { version: "V2_0", functionArn: "arn" }),
  servers: fc.constantFrom(
    [server("orders", "read", "write"), server("payments", "refund")],
    [server("orders", "read")],
    [],
  ),
});

/** What Cognito puts into a token for a request without scopes; null where it refuses (developer guide). */
function issued(stored: Stored, { tokenUrl, issuer, servers }: PoolFacts) {
  const byApi = stored.authFlows.includes("ALLOW_CLIENT_TOKEN_AUTH");
  const byEndpoint = tokenUrl !== null && stored.isOAuthOn && stored.flows.includes("client_credentials");
  if (!byApi && !byEndpoint) return null;
  const known = servers.flatMap((it) => it.scopes.map(({ full }) => full));
  return {
    sub: healthy?.clientId,
    client_id: healthy?.clientId,
    token_use: "access",
    iss: issuer,
    scope: stored.scopes.filter((scope) => known.includes(scope)).join(" "),
    iat: now,
    exp: now + stored.tokenMinutes * 60,
  };
}

test("a prediction and the check of the real token agree on every client, pool and demand", () => {
  fc.assert(
    fc.property(aClient, aPool, scopes, (stored, pool, required) => {
      const predicted = faultsIn(predict(toClient(stored), pool, required));
      const claims = issued(stored, pool);
      if (claims === null) return void expect(predicted).toHaveLength(1);
      const token = { header: { alg: "RS256", kid: "k" }, claims };
      const real = [
        ...checksOf(token, {
          signature: "valid",
          damage: null,
          issuer: pool.issuer,
          issuers: [pool.issuer],
          clientId: null,
          isClientKnown: true,
          now,
        }),
        scopeCheck(token, required),
      ];
      expect(predicted).toEqual(faultsIn(real));
    }),
    { numRuns: 5_000 },
  );
});

test("a client without a token says why, and nothing else", () => {
  const pool = { tokenUrl: null, issuer: "https://i", tokenTrigger: null, servers: [] };
  const told = (stored: Partial<Stored>, at: Partial<PoolFacts> = {}) =>
    predict(
      toClient({
        flows: ["client_credentials"],
        authFlows: [],
        isOAuthOn: true,
        scopes: [],
        tokenMinutes: 60,
        ...stored,
      }),
      { ...pool, ...at },
      [],
    ).map(({ fault }) => fault);
  expect(told({})).toEqual(["The pool has no domain"]);
  expect(told({ isOAuthOn: false }, { tokenUrl: "https://t" })).toEqual(["OAuth is disabled"]);
  expect(told({ flows: ["code"] })).toEqual(["It isn’t an M2M client"]);
  expect(told({ authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] }).every((fault) => fault === null)).toBe(true);
});

test("what no setting tells is a note: an audience, and a trigger that changes tokens", () => {
  const pool = {
    tokenUrl: "https://t",
    issuer: "https://i",
    tokenTrigger: { version: "V3_0", functionArn: "arn" },
    servers: [],
  };
  if (!healthy) throw new Error("no client");
  expect(notesIn(predict(healthy, pool, [])).map(({ name }) => name)).toEqual(["Trigger", "Audience"]);
});
