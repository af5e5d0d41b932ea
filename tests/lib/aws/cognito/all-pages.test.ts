import { beforeEach, expect, test } from "vitest";
import { allPages } from "@/lib/aws/cognito/all-pages";
import { findByName } from "@/lib/aws/cognito/clients";
import { listResourceServers } from "@/lib/aws/cognito/resource-servers";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito();
beforeEach(() => pullLever(cognito.url, ""));

/** A list whose pages follow each other as told; the first has no token. */
function list(next: Record<string, string | null>) {
  const asked: (string | null)[] = [];
  const pages = allPages(async (token) => {
    asked.push(token);
    return ok({ items: [token ?? "first"], next: next[token ?? "first"] ?? null });
  });
  return { pages, asked };
}

test("all pages are read to the last, also where one of them is empty", async () => {
  const { pages, asked } = list({ first: "a", a: "b" });
  expect(await pages).toEqual(ok(["first", "a", "b"]));
  expect(asked).toEqual([null, "a", "b"]);
});

test.each([
  ["to itself", { first: "a", a: "a" }, 2],
  ["to the one before", { first: "a", a: "b", b: "a" }, 3],
])("a page that leads back %s ends it, with as many calls as there are tokens", async (_, next, calls) => {
  const { pages, asked } = list(next);
  expect(await pages).toMatchObject({
    ok: false,
    problem: { code: "unreachable", message: expect.stringContaining("repeats a page") },
  });
  expect(asked).toHaveLength(calls);
});

test("a page that fails is the answer", async () => {
  const refused = failed(problem("throttled"));
  expect(await allPages(async () => refused)).toBe(refused);
});

test.each([
  ["ListUserPoolClients", () => findByName(devPool(), "anybody")],
  ["ListResourceServers", () => listResourceServers(devPool())],
])("%s that leads back to itself for ever is broken off", async (operation, read) => {
  await pullLever(cognito.url, "faults", { operation, kind: "empty-page", rate: 1 });
  expect(await read()).toMatchObject({ ok: false, problem: { code: "unreachable" } });
  expect(await journalOf(cognito.url, operation)).toHaveLength(2);
});
