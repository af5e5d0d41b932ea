import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { bareSegment, decodeSegment, editPageOf, routes, samePageIn } from "@/lib/domain/routes";

const one = { environment: "one" };
const other = { environment: "other" };

test("what goes into a segment comes out of it", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !/[\ud800-\udfff]/.test(text)),
      (id) => {
        const [, , , , segment = ""] = routes.client({ environment: "dev" }, id).split("/");
        expect(segment).not.toMatch(/[/?#\s]/);
        expect(decodeSegment(segment)).toBe(id);
        expect(bareSegment(decodeURIComponent(segment))).toBe(id);
      },
    ),
  );
});

test.each([
  "new",
  "owners",
  ".",
  "..",
  '"new"',
  '".',
  "https://api.example.com/a/../new?b#c%2f",
  "a'b`$(c)%{d}",
])("an identifier may be called %s", (identifier) => {
  const { pathname } = new URL(routes.resourceServer(one, identifier), "https://console.example.com");
  expect(pathname).not.toBe(routes.newResourceServer(one));
  expect(pathname).not.toBe(routes.serverOwners(one));
  const [, , , , segment = ""] = pathname.split("/");
  expect(decodeSegment(segment)).toBe(identifier);
  expect(bareSegment(decodeURIComponent(segment))).toBe(identifier);
});

test("a malformed segment is nobody's", () => {
  expect(decodeSegment("%E0%A4%A")).toBeNull();
});

const app = join(projectRoot, "app");
const served = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file}`.replace(/\/(page\.tsx|route\.ts)$/, "") || "/");

/** Stands for every argument of a route: an id, a query of nothing, and a client of a pool. */
const anything = Object.assign(new String("x"), {
  environment: "x",
  clientId: "x",
  [Symbol.iterator]: () => [][Symbol.iterator](),
});

/** The folders of `app` that serve an address, the most exact first, as Next chooses among them. */
function foldersOf(address: string): string[] {
  const { pathname } = new URL(address, "https://console.example.com");
  const isServing = (folder: string) =>
    new RegExp(`^${folder.replace(/\[\.{3}\w+\]/g, ".+").replace(/\[\w+\]/g, "[^/]+")}$`).test(pathname);
  return served.filter(isServing).sort((one, other) => dynamic(one) - dynamic(other));
}

const dynamic = (folder: string) => folder.split("[").length;

const addresses = Object.entries(routes).map(([name, route]): [string, string] => [
  name,
  typeof route === "string" ? route : Reflect.apply(route, routes, [anything, anything, anything]),
]);

test.each(addresses)("%s leads to a page or a handler of app: %s", (_name, address) => {
  expect(foldersOf(address)).not.toEqual([]);
});

// The health checks are for load balancers, whose settings name them, and for the doctor.
const apart = ["/api/health", "/api/health/form", "/api/health/ready"];

test("every page and handler of app has its address among the routes", () => {
  const led = addresses.map(([, address]) => foldersOf(address)[0]);
  expect([...new Set([...led, ...apart])].sort()).toEqual(served.toSorted());
});

test.each([
  [routes.clients(one), routes.clients(other)],
  [routes.client(one, "abc"), routes.clients(other)],
  [routes.clientExport(one, "abc"), routes.clients(other)],
  [routes.resourceServers(one), routes.resourceServers(other)],
  [routes.scopeRemoval(one, "orders", "read"), routes.resourceServers(other)],
  [routes.checkToken(one), routes.checkToken(other)],
  [routes.poolExport(one), routes.poolExport(other)],
  [routes.setup(one), routes.setup(other)],
  [routes.audit, routes.poolAudit(other)],
  [routes.pools, routes.clients(other)],
])("from %s another pool is opened at %s", (path, address) => {
  expect(samePageIn(other, path)).toBe(address);
});

test.each([
  [routes.client(one, "abc"), routes.editClient(one, "abc")],
  [routes.clientSecrets(one, "a+b"), routes.editClient(one, "a+b")],
  [routes.resourceServer(one, "https://a/b"), routes.resourceServer(one, "https://a/b")],
  [routes.clients(one), null],
  [routes.newClient(one), null],
  [routes.newResourceServer(one), null],
  [routes.serverOwners(one), null],
  [routes.resourceServer(one, "owners"), routes.resourceServer(one, "owners")],
  [routes.clientSecrets(one, "new"), routes.editClient(one, "new")],
  [routes.checkToken(one), null],
  [routes.audit, null],
])("what %s shows is changed at %s", (path, address) => {
  expect(editPageOf(path)).toBe(address);
});
