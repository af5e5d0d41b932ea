import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import nextConfig from "@/next.config";
import { config, proxy } from "@/proxy";

const url = "http://localhost:3000/pools";

test("every response carries a policy with a nonce of its own", () => {
  const first = policyOf(proxy(new NextRequest(url)));
  const second = policyOf(proxy(new NextRequest(url)));

  expect(first.get("script-src")).toMatch(/^'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'$/);
  expect(first.get("script-src")).not.toBe(second.get("script-src"));
});

test("the policy closes everything that the console does not use", () => {
  const policy = policyOf(proxy(new NextRequest(url)));
  const closed = ["default-src", "object-src", "base-uri", "frame-ancestors", "frame-src"];
  expect(closed.map((name) => policy.get(name))).toEqual(closed.map(() => "'none'"));
  expect(["connect-src", "form-action", "font-src"].map((name) => policy.get(name))).toEqual([
    "'self'",
    "'self'",
    "'self'",
  ]);
  expect(policy.get("style-src")).toMatch(/^'self' 'nonce-/);
});

test("the page is told the same nonce and policy as the browser", () => {
  const response = proxy(new NextRequest(url));
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(response.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
  expect(policy).toContain(`'nonce-${response.headers.get("x-middleware-request-x-nonce")}'`);
});

test("a nonce or a policy that the caller brings along is thrown away", () => {
  const response = proxy(
    new NextRequest(url, {
      headers: {
        "x-nonce": "stolen",
        "content-security-policy": "script-src 'nonce-stolen'",
        "content-security-policy-report-only": "script-src 'nonce-stolen'",
      },
    }),
  );
  expect(JSON.stringify([...response.headers])).not.toContain("stolen");
});

test.each([
  ["/", true],
  ["/pools/eu-west-1_AbC123/clients", true],
  ["/api/health", true],
  ["/nowhere", true],
  ["/icon.svg", true],
  ["/_next/image", true],
  ["/_next/static/chunks/main.js", false],
])("%s passes through it: %s", (path, isMatched) => {
  expect(unstable_doesMiddlewareMatch({ config, nextConfig, url: `http://localhost:3000${path}` })).toBe(
    isMatched,
  );
});

test("a prefetch passes through it too", () => {
  const headers = { "next-router-prefetch": "1", purpose: "prefetch" };
  expect(unstable_doesMiddlewareMatch({ config, nextConfig, url, headers })).toBe(true);
});

/** The directives of the response's policy, by name. */
function policyOf(response: Response): Map<string, string> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return new Map(
    policy.split("; ").map((directive): [string, string] => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );
}
