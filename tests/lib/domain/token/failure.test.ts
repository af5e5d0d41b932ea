import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalIn, type TokenAnswer } from "@/lib/domain/token/answer";
import type { PoolState } from "@/lib/domain/token/cause";
import { noDomain } from "@/lib/domain/token/failure";
import { judge } from "@/lib/domain/token/judge";
import { readAnswer } from "@/lib/domain/token/reading/answer";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { pullLever } from "@/tests/kit/local-lever";
import { seededClient } from "@/tests/kit/m2m-client";

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let tokenUrl: string;
beforeAll(async () => {
  cognito = await freshCognito({
    facts: { missingGrant: "unauthorized_client", deadScopeRequested: "invalid_scope" },
  });
  tokenUrl = `${cognito.url}/clientele-dev/oauth2/token`;
});
afterAll(() => cognito.stop());

const explainFailure = (answer: TokenAnswer, at: PoolState, askedUrl = tokenUrl) =>
  judge(readAnswer(answer, askedUrl), at, true);

const { client: healthy } = healthyPool();

/** The local pool, with a client whose second scope is dead. The console saw its secret. */
const state = (more: Partial<PoolState> = {}): PoolState =>
  healthyPool({
    poolId: "eu-west-1_A",
    tokenUrl,
    otherTokenUrls: [],
    client: healthy && { ...healthy, scopes: [read, write] },
    servers: [
      {
        identifier: "auth-resource-server",
        name: "Auth",
        scopes: [{ full: read, name: "custom-scope.read", description: "" }],
        isManaged: false,
      },
    ],
    pasted: null,
    ...more,
  });

/** What the local Cognito says to a request that a program may have made. */
async function said(init: RequestInit, url = tokenUrl): Promise<TokenAnswer> {
  const answer = await fetch(url, { redirect: "manual", ...init });
  return {
    is: "answered",
    status: answer.status,
    contentType: answer.headers.get("content-type") ?? "",
    requestId: null,
    text: await answer.text(),
    isCut: false,
    ms: 1,
  };
}

const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
const answered = (status: number, text: string): TokenAnswer => ({
  is: "answered",
  status,
  contentType: "",
  requestId: null,
  text,
  isCut: false,
  ms: 1,
});

test("a wrong grant type is named", async () => {
  const answer = await said(form({ grant_type: "client_credential", client_id: "abc" }));
  expect(explainFailure(answer, state())).toMatchObject({ cause: "wrong-grant-type" });
});

test("a request without a grant type, or with a broken header, is malformed", async () => {
  const missing = await said(form({ client_id: "abc" }));
  expect(explainFailure(missing, state())).toMatchObject({ cause: "malformed-request" });
  const broken = await said({
    ...form({ grant_type: "client_credentials" }),
    headers: { authorization: "Basic !" },
  });
  expect(explainFailure(broken, state())).toMatchObject({ cause: "malformed-request" });
});

test("JSON and GET are the wrong content type and method", async () => {
  const json = await said({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ grant_type: "client_credentials" }),
  });
  expect(explainFailure(json, state())).toMatchObject({ cause: "wrong-method-or-type" });
  expect(explainFailure(await said({}), state())).toMatchObject({ cause: "wrong-method-or-type" });
});

/** A token request that names its client as the seed has it. */
async function asked(name: string, more: Record<string, string> = {}): Promise<TokenAnswer> {
  const { clientId, secret } = await seededClient(cognito, name);
  return said(
    form({ grant_type: "client_credentials", client_id: clientId, client_secret: secret, ...more }),
  );
}

test("unauthorized_client is a missing grant", async () => {
  const answer = await asked("partner-portal-web");
  expect(refusalIn(answer)).toEqual({ error: "unauthorized_client" });
  const { client } = state();
  const people = state({ client: client && { ...client, kind: "people" } });
  expect(explainFailure(answer, people)).toMatchObject({ cause: "grant-missing" });
  expect(explainFailure(answer, state())).toMatchObject({ cause: "not-the-settings" });
});

test("an address of no domain is named, beside the pool's own", async () => {
  const askedUrl = `${cognito.url}/nobody/oauth2/token`;
  const answer = await said(form({ grant_type: "client_credentials" }), askedUrl);
  const { cause, text } = explainFailure(answer, state(), askedUrl);
  expect(cause).toBe("wrong-domain");
  expect(text).toContain(tokenUrl);
});

test("a new domain that does not answer yet is not called wrong", async () => {
  await pullLever(cognito.url, "delays", { domain: 3_600_000_000_000 });
  const answer = await said(form({ grant_type: "client_credentials" }));
  await pullLever(cognito.url, "delays");
  expect(explainFailure(answer, state()).text).toContain("A new domain takes up to a minute");
  const silent = { is: "unanswered", why: "name", ms: 3 } as const;
  expect(explainFailure(silent, state())).toMatchObject({ cause: "domain-not-ready" });
});

test("a pool without a domain has no endpoint", () => {
  const { cause, points } = noDomain(state({ tokenUrl: null }));
  expect(cause).toBe("no-domain");
  expect(points?.join(" ")).toMatch(
    /create-user-pool-domain --user-pool-id eu-west-1_A.*aws_cognito_user_pool_domain/,
  );
});

test("a dead scope is named where Cognito refuses it", async () => {
  const answer = await asked("warehouse-bridge", { scope: "https://api.example.com/orders/stock.read" });
  expect(refusalIn(answer)).toEqual({ error: "invalid_scope" });
  expect(explainFailure(answer, state({ requested: [read, write] }))).toMatchObject({
    cause: "scope-dead",
    title: `${write} no longer exists on any resource server`,
  });
});

test("a suspended client's explanation names who and when and offers no fix", () => {
  const suspended = { by: "ada@example.com", at: "2026-11-20T08:00:00.000Z" };
  const { title, text } = explainFailure(answered(400, '{"error":"invalid_grant"}'), state({ suspended }));
  expect(title).toBe("This client is suspended");
  expect(text).toBe("It was suspended by ada@example.com at 2026-11-20 08:00:00 UTC. Contact them first.");
});

test("a redirect is not followed, and an unknown error is shown as it is", () => {
  expect(explainFailure(answered(302, ""), state())).toMatchObject({ cause: "redirect" });
  const unknown = answered(400, '{"error":"teapot"}');
  expect(explainFailure(unknown, state())).toMatchObject({
    cause: "unknown",
    title: "The token endpoint returned teapot",
  });
  expect(explainFailure(answered(200, "<html>"), state())).toMatchObject({ cause: "not-oauth" });
});

test.each(["timeout", "refused", "tls", "broken"] as const)("silence (%s) names the address", (why) => {
  const { cause, text } = explainFailure({ is: "unanswered", why, ms: 3 }, state());
  expect(cause).toBe("no-answer");
  expect(text).toContain(tokenUrl);
});
