// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { useTokenTries } from "@/components/tokens/use-token-tries";
import { pass, showHook, stopTheClock } from "@/tests/components/show";

type Asked = { body: string; answer: (body: unknown, status?: number, retryAfter?: string) => Promise<void> };

beforeEach(stopTheClock);

/** A tab whose requests are answered one by one, in any order. */
function trying() {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (_url: string, { body }: { body: string }) => {
    return new Promise((resolve) => {
      const answer: Asked["answer"] = async (content, status = 200, retryAfter = "") => {
        const headers = new Headers(retryAfter === "" ? {} : { "retry-after": retryAfter });
        resolve({ ok: status === 200, headers, json: async () => content });
        await pass(0);
      };
      asked.push({ body, answer });
    });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { result, unmount } = showHook(useTokenTries, "/token");
  const request = (secret: string) =>
    act(() => result.current.request({ secret, scopes: ["orders/read"], way: "basic" }));
  return { asked, request, unmount, now: () => result.current };
}

const granted = (token: string, expiresIn = 3_600) => ({
  tokenUrl: "https://example.com/oauth2/token",
  status: 200,
  ms: 5,
  requestId: null,
  outcome: { is: "granted", token, tokenType: "Bearer", expiresIn, granted: ["orders/read"], checks: [] },
});

async function one(token: string, expiresIn?: number) {
  const tab = trying();
  tab.request("s3cret-value");
  await tab.asked[0]?.answer(granted(token, expiresIn));
  expect(JSON.stringify(tab.now().last)).toContain(token);
  return tab;
}

test("a token is wiped when the page is left", async () => {
  const { now } = await one("a.b.c");
  act(() => void window.dispatchEvent(new Event("pagehide")));
  expect(now().last).toEqual({ is: "nothing" });
});

test("a token is wiped when it ends, counted from when it was asked for", async () => {
  const tab = trying();
  tab.request("s3cret-value");
  await pass(5_000);
  await tab.asked[0]?.answer(granted("a.b.c", 60));
  await pass(54_999);
  expect(tab.now().last.is).toBe("tried");
  await pass(1);
  expect(tab.now().last).toEqual({ is: "ended" });
});

test("requests that still wait are dropped when the page is left, and may be sent again", async () => {
  const tab = trying();
  for (const secret of ["one", "two", "three"]) tab.request(secret);
  expect([tab.asked.length, tab.now().waiting]).toEqual([2, 1]);
  act(() => void window.dispatchEvent(new Event("pagehide")));
  expect(tab.now().waiting).toBe(0);
  await tab.asked[0]?.answer(granted("a.b.c"));
  expect(tab.asked).toHaveLength(2);
  tab.request("three");
  expect(tab.asked.map(({ body }) => JSON.parse(body).secret)).toEqual(["one", "two", "three"]);
});

test("a result says which scopes its own request asked for", async () => {
  const tab = trying();
  tab.request("s3cret-value");
  await tab.asked[0]?.answer(granted("a.b.c"));
  expect(tab.now().last).toMatchObject({ is: "tried", requested: ["orders/read"] });
});

test("a refusal, which holds no token, stays when the page is left", async () => {
  const tab = trying();
  tab.request("s3cret-value");
  await tab.asked[0]?.answer({ ...granted(""), outcome: { is: "refused", text: "{}" } });
  act(() => void window.dispatchEvent(new Event("pagehide")));
  expect(tab.now().last.is).toBe("tried");
});

test("an answer that a later request's overtook is not shown", async () => {
  const tab = trying();
  tab.request("first");
  tab.request("second");
  await tab.asked[1]?.answer(granted("later.b.c"));
  await tab.asked[0]?.answer(granted("earlier.b.c"));
  expect(JSON.stringify(tab.now().last)).toContain("later.b.c");
});

test("two requests are under way at once, and the third waits for one of them", async () => {
  const tab = trying();
  for (const secret of ["first", "second", "third"]) tab.request(secret);
  expect(tab.now()).toMatchObject({ underWay: 2, waiting: 1 });
  expect(tab.asked).toHaveLength(2);
  await tab.asked[0]?.answer(granted("a.b.c"));
  expect(tab.now()).toMatchObject({ underWay: 2, waiting: 0 });
  expect(tab.asked[2]?.body).toContain("third");
});

test("a request that is still to be answered is not sent again, and afterwards it is", async () => {
  const tab = trying();
  for (const secret of ["first", "first", "second", "first"]) tab.request(secret);
  expect(tab.now()).toMatchObject({ underWay: 2, waiting: 0 });
  await tab.asked[0]?.answer(granted("a.b.c"));
  tab.request("first");
  expect(tab.asked).toHaveLength(3);
});

test("a page that was left sends no secret that was still waiting", async () => {
  const tab = trying();
  for (const secret of ["first", "second", "third"]) tab.request(secret);
  tab.unmount();
  await tab.asked[0]?.answer(granted("a.b.c"));
  expect(tab.asked).toHaveLength(2);
});

test("what the console refuses is told, with how long to wait", async () => {
  const tab = trying();
  tab.request("s3cret-value");
  await tab.asked[0]?.answer({ message: "You asked too often." }, 429, "30");
  expect(tab.now().last).toEqual({
    is: "denied",
    id: 1,
    message: "You asked too often.",
    waitUntil: performance.now() + 30_000,
  });
});

test("no answer is told, and that a token may be lost", async () => {
  const tab = trying();
  tab.request("s3cret-value");
  await tab.asked[0]?.answer(null);
  expect(tab.now().last).toMatchObject({ is: "denied", message: expect.stringContaining("may have been") });
});
