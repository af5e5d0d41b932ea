import { expect, test } from "vitest";
import { explainFound, type FoundFailure, foundFailure } from "@/lib/domain/token/found-failure";
import type { PoolState } from "@/lib/domain/token/refusal";

const tokenUrl = "https://auth.example.com/oauth2/token";
const prefixUrl = "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token";

const state: PoolState = {
  askedUrl: null,
  tokenUrl,
  otherTokenUrls: [prefixUrl],
  client: null,
  isClientGone: false,
  secretDates: ["2026-01-01T00:00:00.000Z"],
  servers: [],
  suspended: null,
  requested: [],
  hasSpaceInSecret: null,
  now: Date.parse("2026-11-22T12:00:00.000Z"),
};

const found = (more: Partial<FoundFailure>): FoundFailure => ({
  clientId: "abc",
  error: "",
  status: null,
  text: "",
  url: "",
  contentType: "",
  scopes: [],
  ...more,
});
const causeOf = (more: Partial<FoundFailure>, at: Partial<PoolState> = {}) =>
  explainFound(found(more), { ...state, ...at }).cause;

test.each([
  ['{"error":"invalid_client"}', "wrong-secret"],
  ['HTTP/2 400 \r\ncontent-type: application/json\r\n\r\n{"error":"invalid_grant"}', "grant-missing"],
  ["OAuth2Error: unsupported_grant_type at client.js:3", "wrong-grant-type"],
  ['oauth2: cannot fetch token: 400 Bad Request Response: {"error":"invalid_request"}', "malformed-request"],
  ["HTTP/1.1 405 Method Not Allowed", "wrong-method-or-type"],
  ["HTTP/2 403\n<html>Request blocked</html>", "firewall"],
  ["HTTP/2 302 \nlocation: https://elsewhere.example", "redirect"],
  ["HTTP/2 503\n", "cognito-failed"],
  ["Rate exceeded", "throttled"],
  ["curl: (6) Could not resolve host: acme.auth.eu-west-1.amazoncognito.com", "domain-not-ready"],
  ["java.net.UnknownHostException: auth.example.com", "domain-not-ready"],
  ["connect ECONNREFUSED 10.0.0.1:443", "no-answer"],
  ["x509: certificate signed by unknown authority", "no-answer"],
  ["context deadline exceeded", "no-answer"],
  ["socket hang up", "no-answer"],
  ["curl: (28) Operation timed out after 10001 milliseconds", "no-answer"],
  ["<urlopen error timed out>", "no-answer"],
  ["read timeout=10", "no-answer"],
  ["<html>Welcome</html>", "not-oauth"],
])("%j is read as its cause", (text, cause) => {
  expect(causeOf({ text })).toBe(cause);
});

test("a chosen error and a status need no text, and a status wins over an error that is no refusal of Cognito", () => {
  expect(causeOf({ error: "invalid_scope" })).toBe("scope-not-allowed");
  expect(causeOf({ status: 429 })).toBe("throttled");
  expect(causeOf({ status: 403, text: '{"error":"invalid_request"}' })).toBe("firewall");
});

test("an address that is none of this pool's is the cause, whatever came back", () => {
  const wrong = "https://other.auth.eu-west-1.amazoncognito.com/oauth2/token";
  const { cause, text } = explainFound(found({ error: "invalid_client", url: wrong }), state);
  expect(cause).toBe("wrong-domain");
  expect(text).toBe(`The request went to ${wrong}. The pool’s token endpoint is ${tokenUrl}.`);
  expect(causeOf({ error: "invalid_client", url: "auth.example.com/oauth2/authorize" })).toBe("wrong-domain");
  for (const url of [tokenUrl, prefixUrl, "AUTH.example.com/oauth2/token?scope=a"])
    expect(causeOf({ error: "invalid_client", url })).toBe("wrong-secret");
  expect(causeOf({ error: "invalid_client", url: wrong }, { tokenUrl: null, otherTokenUrls: [] })).toBe(
    "no-domain",
  );
});

test.each([
  "https://me:hunter2@other.example.com/oauth2/token?client_secret=hunter2#hunter2",
  "curl https://auth.example.com/oauth2/token -u me:hunter2",
  "https://me:hunter2@other example.com/oauth2/token",
])("of %j nothing is repeated that may be a secret", (url) => {
  expect(JSON.stringify(explainFound(found({ error: "invalid_client", url }), state))).not.toContain(
    "hunter2",
  );
});

test("a content type that is no form is the cause of anything", () => {
  expect(causeOf({ error: "invalid_request", contentType: "application/json" })).toBe("wrong-method-or-type");
  expect(causeOf({ error: "invalid_request", contentType: "application/x-www-form-urlencoded" })).toBe(
    "malformed-request",
  );
});

test("a secret that nobody saw is not called pasted or with a line break", () => {
  const { text } = explainFound(found({ error: "invalid_client" }), state);
  expect(text).toContain("A trailing line break");
  expect(text).not.toContain("pasted");
});

test("something has to be told, and a status is one of HTTP's", () => {
  expect(foundFailure.safeParse(found({})).error?.issues[0]?.message).toBe(
    "Paste the response, choose the error or enter the status.",
  );
  expect(foundFailure.safeParse(found({ status: 42 })).error?.issues[0]?.message).toContain(
    "from 100 to 599",
  );
  expect(foundFailure.safeParse({ ...found({ status: 400 }), secret: "x" }).success).toBe(false);
});
