import { expect, test } from "vitest";
import type { PoolState } from "@/lib/domain/token/cause";
import {
  explainFound as explain,
  type FoundFailure,
  foundFailure,
  readFound,
} from "@/lib/domain/token/found-failure";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";

const tokenUrl = "https://auth.example.com/oauth2/token";
const prefixUrl = "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token";
const state = healthyPool({ tokenUrl, otherTokenUrls: [prefixUrl] });
const explainFound = (it: FoundFailure, at: PoolState) =>
  explain(it, readFound(it), { ...at, requested: it.scopes });

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

test("a chosen error and a status need no text, and a status wins over an error that is no refusal of Cognito", () => {
  expect(causeOf({ error: "invalid_scope" })).toBe("scope-not-allowed");
  expect(causeOf({ status: 429 })).toBe("throttled");
  expect(causeOf({ status: 403, text: '{"error":"invalid_request"}' })).toBe("firewall");
});

test("an address that is none of this pool's is the cause, whatever came back", () => {
  const wrong = "https://other.auth.eu-west-1.amazoncognito.com/oauth2/token";
  const { cause, text } = explainFound(found({ error: "invalid_client", url: wrong }), state);
  expect(cause).toBe("wrong-domain");
  expect(text).toBe(
    `The request went to ${wrong}, which is not an address of this pool. This pool’s token endpoint is ${tokenUrl}.`,
  );
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
  const { text, points } = explainFound(found({ error: "invalid_client" }), state);
  expect(points?.join(" ")).toContain("A line break at the end");
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
