import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bareSegment, decodeSegment, routes } from "@/lib/domain/routes";

test("what goes into a segment comes out of it", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !/[\ud800-\udfff]/.test(text)),
      (id) => {
        const [, , , , segment = ""] = routes.client("pool", id).split("/");
        expect(segment).not.toMatch(/[/?#\s]/);
        expect(decodeSegment(segment)).toBe(id);
        expect(bareSegment(decodeURIComponent(segment))).toBe(id);
      },
    ),
  );
});

test.each(["new", ".", "..", '"new"', '".', "https://api.example.com/a/../new?b#c%2f", "a'b`$(c)%{d}"])(
  "an identifier may be called %s",
  (identifier) => {
    const { pathname } = new URL(routes.resourceServer("p", identifier), "https://console.example.com");
    expect(pathname).not.toBe(routes.newResourceServer("p"));
    const [, , , , segment = ""] = pathname.split("/");
    expect(decodeSegment(segment)).toBe(identifier);
    expect(bareSegment(decodeURIComponent(segment))).toBe(identifier);
  },
);

test("a malformed segment is nobody's", () => {
  expect(decodeSegment("%E0%A4%A")).toBeNull();
});

test.each([
  [routes.pools, "pools/page.tsx"],
  [routes.signIn, "sign-in/page.tsx"],
  [routes.noAccess, "no-access/page.tsx"],
  [routes.session, "api/auth/[...nextauth]/route.ts"],
  [routes.clients("p"), "pools/[poolId]/clients/page.tsx"],
  [routes.newClient("p"), "pools/[poolId]/clients/new/page.tsx"],
  [routes.client("p", "c"), "pools/[poolId]/clients/[clientId]/page.tsx"],
  [routes.clientSecrets("p", "c"), "pools/[poolId]/clients/[clientId]/secrets/page.tsx"],
  [routes.clientCode("p", "c"), "pools/[poolId]/clients/[clientId]/code/page.tsx"],
  [routes.editClient("p", "c"), "pools/[poolId]/clients/[clientId]/edit/page.tsx"],
  [routes.clientTry("p", "c"), "pools/[poolId]/clients/[clientId]/try/page.tsx"],
  [routes.clientToken("p", "c"), "pools/[poolId]/clients/[clientId]/try/token/route.ts"],
  [routes.clientActivity("p", "c"), "pools/[poolId]/clients/[clientId]/activity/page.tsx"],
  [routes.checkToken("p"), "pools/[poolId]/check-token/page.tsx"],
  [routes.tokenVerdict("p"), "pools/[poolId]/check-token/verdict/route.ts"],
  [routes.resourceServers("p"), "pools/[poolId]/resource-servers/page.tsx"],
  [routes.resourceServer("p", "r"), "pools/[poolId]/resource-servers/[identifier]/page.tsx"],
  [routes.newResourceServer("p"), "pools/[poolId]/resource-servers/new/page.tsx"],
  [routes.scopeRemoval("p", "r"), "pools/[poolId]/resource-servers/[identifier]/removal/page.tsx"],
  [routes.scopeHolders("p", "r"), "pools/[poolId]/resource-servers/[identifier]/holders/route.ts"],
  [routes.audit, "audit/page.tsx"],
  [routes.auditCheck, "audit/verify/route.ts"],
  [routes.clientSettings("p"), "pools/[poolId]/clients/settings/route.ts"],
  [routes.clientExport("p", "c"), "pools/[poolId]/clients/[clientId]/export/page.tsx"],
  [routes.poolExport("p"), "pools/[poolId]/export/page.tsx"],
  [routes.clientDefinitions("p"), "pools/[poolId]/export/definitions/route.ts"],
  [routes.clientNames("p"), "pools/[poolId]/clients/names/route.ts"],
])("%s is served by %s", (address, file) => {
  const served = file
    .replace(/\/?(page\.tsx|route\.ts)$/, "")
    .replace("[poolId]", "p")
    .replace("[clientId]", "c")
    .replace("[identifier]", "r")
    .replace("[...nextauth]", "session");
  expect(`/${served}`).toBe(address);
  expect(existsSync(join(process.cwd(), "app", file))).toBe(true);
});
