import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { askRaw } from "@/tests/kit/ask-raw";
import { inDev } from "@/tests/kit/in-pool";

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": expect.stringContaining("max-age=31536000"),
  "permissions-policy": expect.stringContaining("camera=()"),
};

test("every answer carries the security headers, whatever its kind", async ({ page, request, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  const script = await page.locator("script[src]").first().getAttribute("src");
  const answers = [
    [200, await page.request.get(routes.clients(inDev))],
    [200, await page.request.get(routes.clients(inDev), { headers: { rsc: "1" } })],
    [200, await request.get("/api/health")],
    [200, await request.get("/api/health/ready")],
    [200, await request.get(script ?? "")],
    [307, await request.get(routes.overview, { maxRedirects: 0 })],
    [303, await request.post(routes.notSentForm, { form: { secret: "x" }, maxRedirects: 0 })],
    [200, await request.get(routes.notSent)],
    [401, await request.get(`${routes.clientSettings(inDev)}?ids=a`)],
    [404, await request.get("/nowhere")],
    [404, await request.get("/_next/static/nowhere.js")],
    [404, await page.request.get(routes.clients({ environment: "nobody" }))],
    [200, await request.get(routes.session)],
  ] as const;
  for (const [status, answer] of answers) {
    const headers = answer.headers();
    expect(answer.status(), answer.url()).toBe(status);
    expect(headers, answer.url()).toMatchObject(always);
    expect(headers, answer.url()).not.toHaveProperty("x-powered-by");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, answer.url()).toContain("frame-ancestors 'none'");
    expect(policy, answer.url()).not.toMatch(/script-src[^;]*'unsafe-/);
  }
});

test("so do answers to requests that never reach the proxy, and none is a bare 500", async ({ stand }) => {
  const port = Number(new URL(stand.consoleUrl).port);
  for (const [line, status] of [
    ["GET /pools/", 308],
    ["GET //x", 308],
    ["GET /api/health/", 308],
    ["GET /pools/%", 400],
    ["GET /%c0%ae", 400],
    ["GET /_next/static/%", 400],
    ["GET /api/auth/%", 400],
    ["POST /pools/%/clients", 400],
    ["HEAD /pools/%", 400],
    ["OPTIONS *", 400],
    ["GET http://elsewhere.example/", 400],
    ["TRACE /", 405],
  ] as const) {
    const { headers, names, ...answer } = await askRaw(port, line);
    expect(answer.status, line).toBe(status);
    expect(headers, line).toMatchObject(always);
    expect(headers["content-security-policy"], line).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(names, line).toEqual([...new Set(names)]);
  }
});

test("no answer carries a security header twice", async ({ stand }) => {
  const port = Number(new URL(stand.consoleUrl).port);
  const paths = [routes.signIn, routes.pools, routes.notSentForm, "/api/health", "/favicon.ico", "/nowhere"];
  for (const path of paths) {
    const { names } = await askRaw(port, `GET ${path}`);
    const guarded = names.filter((name) => name in always || name === "content-security-policy");
    expect(guarded.sort(), path).toEqual([...Object.keys(always), "content-security-policy"].sort());
  }
});

test("a form reaches its action behind a proxy that replaces Host, and one of another origin does not", async ({
  request,
  stand,
}) => {
  const post = async (origin: string) => {
    const headers = { host: "10.0.0.7:3000", origin, "next-action": "no action has this id" };
    const answer = await request.post(routes.signIn, { headers, multipart: { text: "x" } });
    return [answer.status(), answer.headers()["x-nextjs-action-not-found"]];
  };
  expect(await post(new URL(stand.consoleUrl).origin)).toEqual([400, "1"]);
  expect(await post("https://evil.example")).toEqual([500, undefined]);
});

test("a page's policy has a nonce of its own each time, and allows nothing from elsewhere", async ({
  request,
}) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get(routes.signIn)).headers()["content-security-policy"] ?? ""),
  );
  const nonces = policies.map((policy) => /'nonce-([^']{20,})'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "connect-src 'self'"])
    expect(policies[0]).toContain(part);
  expect(policies[0]).not.toMatch(/https?:/);
});

test("pages are not kept by caches", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  for (const path of [routes.overview, routes.clients(inDev), routes.newClient(inDev)])
    expect((await page.request.get(path)).headers()["cache-control"]).toContain("no-store");
});
