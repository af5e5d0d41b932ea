import fc from "fast-check";
import { expect, test } from "vitest";
import { isDisproved, type PoolState } from "@/lib/domain/token/cause";
import { judge } from "@/lib/domain/token/judge";
import { oauthErrors } from "@/lib/domain/token/reading/oauth-error";
import { readText } from "@/lib/domain/token/reading/reading";
import { failureTexts } from "@/tests/kit/failure-texts/failure-texts";
import { healthyPool, read, write } from "@/tests/kit/failure-texts/healthy-pool";

const { client, servers } = healthyPool();
const texts = [...failureTexts("own.txt").map(({ text }) => text), ...oauthErrors];

const aState: fc.Arbitrary<PoolState> = fc
  .record({
    hasDomain: fc.boolean(),
    client: fc.constantFrom("healthy", "off", "people", "token-api", "gone", "unread"),
    secretDates: fc.constantFrom(null, [], ["2026-01-01T00:00:00.000Z"], ["2026-11-22T11:59:00.000Z"]),
    servers: fc.constantFrom(null, [], servers),
    suspended: fc.constantFrom(null, { by: "ada@example.com", at: "2026-11-20T08:00:00.000Z" }),
    requested: fc.constantFrom([], [read], ["orders.read"], ["openid"], [`${read},${write}`]),
    pasted: fc.constantFrom<PoolState["pasted"]>("unseen", null, "client-id", "space"),
  })
  .map(({ hasDomain, client: kind, ...more }) => {
    const { tokenUrl } = healthyPool();
    return healthyPool({
      ...more,
      tokenUrl: hasDomain ? tokenUrl : null,
      otherTokenUrls: [],
      isClientGone: kind === "gone",
      client: client && aClient(client, kind),
    });
  });

function aClient(healthy: NonNullable<PoolState["client"]>, kind: string): PoolState["client"] {
  if (kind === "gone" || kind === "unread") return null;
  if (kind === "off") return { ...healthy, isOAuthOn: false };
  if (kind === "people") return { ...healthy, kind: "people" };
  return kind === "token-api" ? { ...healthy, authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] } : healthy;
}

test("a cause that the pool disproves never comes out, whatever the text and the pool", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), aState, (text, state) => {
      const { cause } = judge(readText(text), state);
      expect(isDisproved(cause, state)).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

test.each(["unauthorized_client", "invalid_grant"])(
  "%s of a healthy client is not blamed on its settings",
  (error) => {
    const { cause, title, points } = judge(readText(`{"error":"${error}"}`), healthyPool());
    expect(cause).toBe("not-the-settings");
    expect(title).toBe("This client’s settings don’t cause this error");
    expect(points?.join(" ")).toMatch(/another grant_type.*another client ID.*changed after the error/s);
  },
);

test("the grant that a text names is said", () => {
  const { points } = judge(
    readText('{"error":"invalid_grant"} sent: grant_type=refresh_token'),
    healthyPool(),
  );
  expect(points?.[0]).toBe("The app sent grant_type=refresh_token. Send client_credentials.");
});

test("an address in the text is named, and the pool’s own is not claimed", () => {
  const text =
    "HTTPSConnectionPool(host='orders-prd.auth.us-east-1.amazoncognito.com', port=443): Name or service not known";
  const { cause, text: said } = judge(readText(text), healthyPool());
  expect(cause).toBe("wrong-domain");
  expect(said).toMatch(
    /^The request went to orders-prd\.auth\.us-east-1\.amazoncognito\.com, which is not an address/,
  );
  expect(judge(readText("curl: (28) Operation timed out"), healthyPool()).text).not.toContain(
    "amazoncognito",
  );
});

test("a 405 of a form names what is left: the headers and the path", () => {
  const { cause, points } = judge(readText("HTTP/1.1 405"), healthyPool(), true);
  expect(cause).toBe("wrong-method-or-type");
  const said = points?.join(" ") ?? "";
  expect(said).toMatch(
    /Accept header without application\/json.*sent twice, or in quotation marks.*after \/oauth2\/token/s,
  );
  expect(said).not.toContain("JSON.");
});

test("the trace of a 405 names what was sent", () => {
  const trace = (...lines: string[]) =>
    judge(readText(`${lines.join("\n")}\n< HTTP/1.1 405`), healthyPool()).points?.join(" ");
  expect(trace("> GET /oauth2/token HTTP/1.1")).toContain("The app sent GET.");
  expect(trace("> POST /oauth2/token HTTP/1.1", "> Content-Type: application/json")).toContain(
    "The app sent the content type application/json.",
  );
  expect(
    trace(
      "> POST /oauth2/token HTTP/1.1",
      "> Accept: text/xml",
      "> Content-Type: application/x-www-form-urlencoded",
    ),
  ).toContain("The app sent Accept: text/xml.");
});

test.each([
  ["orders.read", `orders.read is ${read} in this pool`],
  [read, "is allowed for this client"],
  ["refund", "this client may not request it"],
  ["nowhere/read", "No resource server of this pool has nowhere/read"],
])("an API’s scope %s is found in the pool", (scope, said) => {
  const text = `HTTP/1.1 403\nWWW-Authenticate: Bearer error="insufficient_scope", scope="${scope}"`;
  const { cause, points } = judge(readText(text), healthyPool());
  expect(cause).toBe("api-scope");
  expect(points?.[0]).toContain(said);
});

test("a scope that the management API does not know gets its whole name", () => {
  const told = (scope: string) =>
    judge(readText(`ScopeDoesNotExistException: Invalid scope requested: ${scope}`), healthyPool());
  expect(told("get-todos").text).toContain("<identifier>/get-todos");
  expect(told("get-todos").text).toContain("Create the resource server");
  expect(told("orders.read").text).toContain(read);
  expect(told("payments/refund").title).toBe("payments/refund exists in this pool now");
});

test("a pool without a domain gets the ways out", () => {
  const { cause, points } = judge(
    readText('{"error":"invalid_client"}'),
    healthyPool({ tokenUrl: null, otherTokenUrls: [] }),
  );
  expect(cause).toBe("no-domain");
  expect(points).toHaveLength(3);
});

test("what cannot be told is not told", () => {
  const { title, text } = judge(readText("Login failed"), healthyPool());
  expect(`${title}. ${text}`).toMatch(/^Nothing in this text tells the cause\. Give the status\./);
});

test("a new secret does not hide the usual causes", () => {
  const state = healthyPool({ secretDates: ["2026-11-22T11:59:00.000Z"] });
  const { cause, points } = judge(readText('{"error":"invalid_client"}'), state);
  expect(cause).toBe("secret-not-ready");
  expect(points?.join(" ")).toMatch(/deleted.*another client or environment.*line break/s);
});

test("a denial names the action to allow, and a wrong secret of GetClientToken what was pasted", () => {
  const denied =
    "User: arn:aws:iam::1:user/a is not authorized to perform: cognito-idp:ListUserPools on resource: * because";
  expect(judge(readText(denied), healthyPool())).toMatchObject({
    cause: "aws-denied",
    title: "AWS denied cognito-idp:ListUserPools",
  });
  const wrong = readText("NotAuthorizedException: Invalid client or secret");
  expect(judge(wrong, healthyPool()).cause).toBe("aws-wrong-secret");
  expect(judge(wrong, healthyPool({ pasted: "client-id" })).cause).toBe("not-the-secret");
});

test("an API that got no token is not told that the token was issued", () => {
  const { text } = judge(readText('{"message":"Missing Authentication Token"}'), healthyPool());
  expect(text).toMatch(/^An API answered, not the token endpoint\. /);
});

test.each([
  [healthyPool().issuer, `They are at ${healthyPool().issuer}/.well-known/jwks.json, and`],
  [null, "They are at the JWKS URL on the pool’s page, and"],
])("the keys of a pool with the issuer %s are named as they can be found", (issuer, said) => {
  const { cause, text } = judge(readText("SigningKeyNotFoundError: kid not found"), healthyPool({ issuer }));
  expect(cause).toBe("api-keys");
  expect(text).toContain(said);
});

test("what was pasted instead of a secret is said before anything about the secret", () => {
  const told = (more: Partial<PoolState>) => judge(readText('{"error":"invalid_client"}'), healthyPool(more));
  expect(told({ pasted: "client-id" })).toMatchObject({
    cause: "not-the-secret",
    title: "This is the client ID, not the secret",
  });
  expect(told({ pasted: "arn", secretDates: ["2026-11-22T11:59:00.000Z"] }).cause).toBe("not-the-secret");
  expect(told({ pasted: "arn", client: null, isClientGone: true }).cause).toBe("client-gone");
  expect(told({ pasted: null }).points?.join(" ")).not.toContain("line break");
});
