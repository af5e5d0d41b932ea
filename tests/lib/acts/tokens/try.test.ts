import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { isProvenWithin } from "@/lib/acts/secrets/prove";
import { testToken, tryToken } from "@/lib/acts/tokens/try";
import { describePool } from "@/lib/aws/cognito/pools";
import type { TokenRequest } from "@/lib/domain/token/answer";
import { waysOf } from "@/lib/domain/token/ways";
import { processWide } from "@/lib/process/process-wide";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { FIRST_SECRET, noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { pullLever } from "@/tests/kit/local-lever";
import { freshClient, seededClient } from "@/tests/kit/m2m-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";

let cognito: Awaited<ReturnType<typeof freshCognito>>;

embeddedStore();
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterEach(() => pullLever(cognito.url, "faults"));
afterAll(() => cognito.stop());

const UserPoolId = devPool().id;

async function tried(request: TokenRequest) {
  const result = await tryToken(devPool(), request);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function refused(request: TokenRequest) {
  const { outcome } = await tried(request);
  if (outcome.is !== "refused") throw new Error("A token was issued.");
  expect(JSON.stringify(outcome)).not.toContain(request.secret.trim());
  return outcome.explanation;
}

test.each(["basic", "post"] as const)("by %s a token comes with every check passed", async (way) => {
  const request = { ...(await freshClient(cognito)), way, scopes: [read] };
  const { outcome, status, ms } = await tried(request);
  expect(status).toBe(200);
  expect(ms).toBeGreaterThanOrEqual(0);
  expect(outcome).toMatchObject({ is: "granted", tokenType: "Bearer", expiresIn: 600, granted: [read] });
  const checks = outcome.is === "granted" ? outcome.checks : [];
  expect(checks.map(({ name, isPassed }) => [name, isPassed])).toEqual([
    ["Signature", true],
    ["Issuer", true],
    ["token_use", true],
    ["Client", true],
    ["Expiry", true],
    ["Audience", true],
  ]);
});

test("a secret that was made here is proven by the token it got, and by none that a wrong one did not get", async () => {
  const request = await freshClient(cognito);
  const { clientId, secret } = request;
  const made = { fingerprint: secretFingerprint(secret), madeBy: "admin@example.com", provenAt: null };
  got(await noteSecret(UserPoolId, clientId, { secretId: FIRST_SECRET, ...made }));
  const provenAt = async () => got(await notesOf(UserPoolId, clientId)).get(FIRST_SECRET)?.provenAt;
  await refused({ ...request, secret: "wrong0123456789wrong0123456789" });
  expect(await provenAt()).toBeNull();
  await tried(request);
  expect(await provenAt()).toMatch(/^20\d\d-/);
});

test("a wrong secret is told from the client's own, whose dates are named", async () => {
  const request = await seededClient(cognito, "m2m-client");
  const explanation = await refused({ ...request, secret: "wrong0123456789wrong0123456789" });
  expect(explanation).toMatchObject({ cause: "wrong-secret", title: "This isn’t a secret of m2m-client" });
  expect(explanation.text).toMatch(/one secret, created at 20\d\d-/);
});

test("a secret with a line break at its end is recognized", async () => {
  const request = await freshClient(cognito);
  expect(await refused({ ...request, secret: `${request.secret}\n` })).toMatchObject({
    cause: "not-the-secret",
  });
});

test("a secret that is not in effect yet is told from a wrong one", async () => {
  const request = await freshClient(cognito);
  await pullLever(cognito.url, "delays", { newSecret: 60_000 });
  const ClientSecret = "new0123456789new0123456789";
  await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId, ClientId: request.clientId, ClientSecret }),
  );
  expect(await refused({ ...request, secret: ClientSecret })).toMatchObject({ cause: "secret-not-ready" });
  await pullLever(cognito.url, "delays");
});

test("a deleted client is named as such", async () => {
  const request = await freshClient(cognito);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: request.clientId }));
  expect(await refused(request)).toMatchObject({ cause: "client-gone" });
});

test("a client without a secret is named as such", async () => {
  const request = await seededClient(cognito, "orders-mobile-app");
  expect(await refused({ ...request, secret: "any0123456789any0123456789" })).toMatchObject({
    cause: "no-secret",
  });
});

test("OAuth that is switched off is the cause of invalid_grant", async () => {
  expect(await refused(await seededClient(cognito, "partner-acme-feed"))).toMatchObject({
    cause: "oauth-off",
  });
});

test("a suspended client's explanation says who and when, without a fix, until it is resumed", async () => {
  const request = await freshClient(cognito);
  const run = async (planned: ReturnType<typeof suspendClient.plan>) => {
    const plan = await planned;
    if (!plan.ok || !(await plan.value.run()).ok) throw new Error("The client was not switched.");
  };
  await run(suspendClient.plan(devPool(), request));
  const { outcome } = await tried(request);
  expect(outcome).toMatchObject({ explanation: { cause: "suspended" }, fix: null });
  expect(outcome.is === "refused" && outcome.explanation.text).toMatch(
    /^It was suspended by admin@example\.com at 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC/,
  );
  await run(resumeClient.plan(devPool(), request));
  expect((await tried(request)).status).toBe(200);
});

test("a scope of the pool that the client lacks is offered, one of nobody is not, and dead ones go along", async () => {
  const request = await freshClient(cognito);
  const scopes = [write, "orders/delete"];
  const { outcome } = await tried({ ...request, scopes });
  expect(outcome).toMatchObject({
    explanation: { text: expect.stringContaining("No resource server of this pool has orders/delete.") },
    fix: { is: "scopes", addScopes: [write], dropScopes: [], objection: null },
  });
  const none = await tried({ ...request, scopes: ["orders/delete"] });
  expect(none.outcome).toMatchObject({ fix: null });
  const dead = "https://api.example.com/orders/stock.read";
  const bridge = await tried({ ...(await seededClient(cognito, "warehouse-bridge")), scopes: [write] });
  expect(bridge.outcome).toMatchObject({ fix: { addScopes: [write], dropScopes: [dead] } });
});

test("a client without the grant is the cause of invalid_grant", async () => {
  const request = await seededClient(cognito, "partner-portal-web");
  expect(await refused(request)).toMatchObject({ cause: "grant-missing" });
});

test("a scope that is not allowed is named, beside those that are", async () => {
  const explanation = await refused({ ...(await freshClient(cognito)), scopes: [read, "orders/delete"] });
  expect(explanation).toEqual({
    cause: "scope-not-allowed",
    title: "orders/delete is not allowed for this client",
    text: expect.stringContaining(`Allowed: ${read}.`),
  });
});

test("a dead scope is left out of the token in silence", async () => {
  const { outcome } = await tried(await seededClient(cognito, "warehouse-bridge"));
  expect(outcome).toMatchObject({ granted: ["https://api.example.com/orders/orders.read"] });
});

test("faults of the endpoint are told apart", async () => {
  const request = await freshClient(cognito);
  const after = async (kind: string) => {
    await pullLever(cognito.url, "faults", { operation: "token", kind });
    return (await refused(request)).cause;
  };
  expect(await after("throttle")).toBe("throttled");
  expect(await after("access-denied")).toBe("firewall");
  expect(await after("500")).toBe("cognito-failed");
  expect(await after("503")).toBe("cognito-failed");
  expect(await after("bad-json")).toBe("not-oauth");
  expect(await after("reset-before")).toBe("no-answer");
});

test("the audit trail records neither the secret nor the client metadata of a try", async () => {
  const request = { ...(await freshClient(cognito)), metadata: { tenant: "a" } };
  const { clientId, scopes, way } = request;
  expect(testToken.asked?.(request)).toEqual({ clientId, scopes, way });
});

describe("without a domain", () => {
  const domain = { UserPoolId, Domain: "clientele-dev" };
  const forget = () => processWide("pool descriptions", () => new Map()).clear();
  beforeEach(async () => {
    await describePool(devPool());
    await cognito.sdk.send(new DeleteUserPoolDomainCommand(domain));
  });
  afterEach(async () => {
    await cognito.sdk.send(new CreateUserPoolDomainCommand(domain));
    forget();
  });

  test("a domain that is gone is found out, and a pool without one is told so", async () => {
    const request = await freshClient(cognito);
    expect(await refused(request)).toMatchObject({
      cause: "wrong-domain",
      text: expect.stringContaining("the pool no longer has a domain"),
    });
    // Looking for the cause has shown that there is no domain.
    const { tokenUrl, outcome } = await tried(request);
    expect(tokenUrl).toBeNull();
    expect(outcome).toMatchObject({ is: "refused", explanation: { cause: "no-domain" } });
  });

  test("in a pool without a domain, a client that the console makes for GetClientToken gets a token by it", async () => {
    const draft = {
      ...{ ownerTeam: null, newTeam: "", contact: "", purpose: "", ticket: "" },
      ...{ name: "of GetClientToken", scopes: [read], tokenMinutes: 60, tokenSource: "api" as const },
    };
    const { clientId, secret, ...client } = got(await got(await planClient(devPool(), draft)).run());
    expect(waysOf(client, false)).toEqual(["api"]);
    const request: TokenRequest = { clientId, secret, scopes: [], way: "api" };
    expect((await tried(request)).outcome).toMatchObject({
      is: "granted",
      granted: [read],
      tokenType: "Bearer",
    });
    expect(got(await isProvenWithin(devPool(), clientId, secret, 0))).toBe(true);
    const wrong = { ...request, secret: "wrong0123456789wrong0123456789" };
    expect(await refused(wrong)).toMatchObject({ cause: "aws-wrong-secret" });
    expect(got(await isProvenWithin(devPool(), clientId, wrong.secret, 0))).toBe(false);
    // Suspended, it keeps its place among the M2M clients, and says who suspended it.
    const suspended = got(await got(await suspendClient.plan(devPool(), { clientId })).run());
    expect(suspended).toMatchObject({ kind: "m2m", authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] });
    expect(await refused(request)).toMatchObject({ cause: "suspended" });
    got(await got(await resumeClient.plan(devPool(), { clientId })).run());
    expect((await tried(request)).outcome).toMatchObject({ is: "granted" });
  });
});
