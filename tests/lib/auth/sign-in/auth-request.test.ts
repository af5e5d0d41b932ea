import { NextRequest } from "next/server";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { authRequest, unreadableCookies } from "@/lib/auth/sign-in/auth-request";
import { handleAuth } from "@/lib/auth/sign-in/handle-auth";
import { authOptions } from "@/lib/auth/sign-in/options";
import { LONGEST_ADDRESS } from "@/lib/domain/routes";
import { log } from "@/lib/process/log";
import { consoleOn } from "@/tests/kit/console-on";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const origin = "http://localhost:3999";
const form = { "content-type": "application/x-www-form-urlencoded" };

beforeAll(() =>
  consoleOn({
    settings: {
      COGNITO_POOLS: "dev=eu-west-1_LocalDev1",
      SIGN_IN_ISSUER: "http://127.0.0.1:9/nobody",
      SIGN_IN_CLIENT_ID: "console",
      SIGN_IN_CLIENT_SECRET: "nothing of anybody’s",
    },
  }),
);
afterEach(() => vi.restoreAllMocks());

type Sent = { method?: string; headers?: HeadersInit; body?: string | ReadableStream };
const asked = (path: string, sent: Sent = {}) =>
  new NextRequest(new URL(`/api/auth/${path}`, origin), { duplex: "half", ...sent });

const answered = (path: string, sent?: Sent) =>
  handleAuth(asked(path, sent), { params: Promise.resolve({ nextauth: path.split("/") }) });

test.each(["error", "warn", "debug", "nothing"])(
  "a %s of a page script is not taken into the log",
  async (level) => {
    const lines = (["warn", "info", "error"] as const).map((name) => vi.spyOn(log, name));
    const body = String(new URLSearchParams({ level, code: "x".repeat(900_000) }));
    const answer = await answered("_log", { method: "POST", headers: form, body });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(lines.flatMap((it) => it.mock.calls)).toEqual([]);
  },
);

test.each([
  ["without a host", "http://"],
  ["with half a host", "http://["],
  ["with two slashes alone", "//"],
  ["to another site", "https://evil.example/x"],
  ["to another site without its scheme", "//evil.example"],
  ["that is a script", "javascript:alert(1)"],
  ["longer than any path", `/${"x".repeat(LONGEST_ADDRESS)}`],
  ["without a slash before it", "pools"],
])("a way back %s is left out, in the address and in the form", async (_what, callbackUrl) => {
  const given = new URLSearchParams({ callbackUrl, csrfToken: "t" });
  const request = await authRequest(
    asked(`signin/cognito?${given}`, { method: "POST", headers: form, body: String(given) }),
  );
  expect(request?.nextUrl.search).toBe("?csrfToken=t");
  expect(await request?.text()).toBe("csrfToken=t");
});

const longest = `/${"x".repeat(LONGEST_ADDRESS - 1)}`;

test.each(["/pools/a?b=c", `${origin}/audit`, longest])("the way back %.40s is kept", async (callbackUrl) => {
  const given = new URLSearchParams({ callbackUrl, csrfToken: "t" });
  const request = await authRequest(
    asked(`signin/cognito?${given}`, { method: "POST", headers: form, body: String(given) }),
  );
  expect(request?.nextUrl.search).toBe(`?${given}`);
  expect(await request?.text()).toBe(String(given));
});

test("one bad way back takes a good one of the same name along", async () => {
  const request = await authRequest(asked("signin?callbackUrl=/pools&callbackUrl=http://"));
  expect(request?.nextUrl.search).toBe("");
});

test("a request without a body keeps its method and its headers", async () => {
  const request = await authRequest(asked("session", { method: "HEAD", headers: { cookie: "a=b" } }));
  expect([request?.method, request?.headers.get("cookie")]).toEqual(["HEAD", "a=b"]);
});

test("a cookie is unreadable whose way back is foreign, and no other", () => {
  const cookies = [
    "next-auth.callback-url=http%3A%2F%2F%5B",
    "__Secure-next-auth.callback-url=https%3A%2F%2Fevil.example",
    "next-auth.callback-url.old=http%3A%2F%2F%5B",
    "theme=http%3A%2F%2F%5B",
  ];
  const request = asked("session", { headers: { cookie: cookies.join("; ") } });
  expect(unreadableCookies(request)).toEqual(["next-auth.callback-url", "__Secure-next-auth.callback-url"]);
  const good = asked("session", { headers: { cookie: "next-auth.callback-url=%2Fpools" } });
  expect(unreadableCookies(good)).toEqual([]);
});

test("a cookie with a way back that cannot be read is taken away", async () => {
  const cookie = "next-auth.callback-url=http%3A%2F%2F%5B";
  const answer = await answered("session", { headers: { cookie } });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${origin}/sign-in`]);
  expect(answer.headers.get("set-cookie")).toMatch(/^next-auth\.callback-url=;.*Max-Age=0/i);
  expect(answer.headers.get("set-cookie")).toMatch(/Path=\//);
  expect(answer.headers.get("set-cookie")).not.toMatch(/Secure/i);
});

test("a browser takes away a cookie of https only where it is told to be secure", async () => {
  const cookie = "__Secure-next-auth.callback-url=https%3A%2F%2Fevil.example";
  const answer = await answered("session", { headers: { cookie } });
  expect(answer.headers.get("set-cookie")).toMatch(/^__Secure-next-auth\.callback-url=;.*Secure/i);
});

test("no more than 16 KiB of a stranger’s body are read, and the rest is refused in words", async () => {
  let pulled = 0;
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1;
      if (pulled > 1_000) controller.close();
      else controller.enqueue(new Uint8Array(4_096).fill(120));
    },
  });
  const answer = await answered("signin", { method: "POST", headers: form, body });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: "invalid",
    message: expect.stringContaining("sign-in page"),
  });
  expect(pulled).toBeLessThan(20);
});

test("JSON that is none reaches next-auth as a form with nothing in it that it reads", async () => {
  const headers = { "content-type": "application/json" };
  const request = await authRequest(asked("signout", { method: "POST", headers, body: "{" }));
  expect(request?.headers.get("content-type")).toBe(form["content-type"]);
  expect(await request?.text()).toBe("%7B=");
});

test("whatever strangers do, failed sign-ins write 60 short lines a minute at most", async () => {
  const lines = vi.spyOn(log, "warn");
  const { logger } = await authOptions();
  for (let count = 0; count < 100; count += 1)
    logger?.error?.("OAUTH_CALLBACK_ERROR", new Error("x".repeat(100_000)));
  expect(lines.mock.calls.filter(([, words]) => words === "sign-in")).toHaveLength(60);
  expect(JSON.stringify(lines.mock.calls.at(-1)).length).toBeLessThan(500);
});
