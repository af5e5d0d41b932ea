import { NextRequest } from "next/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { proveSecret } from "@/lib/acts/secrets/prove";
import { testToken } from "@/lib/acts/tokens/try";
import { poolAction } from "@/lib/auth/pool-action";
import { poolPostRoute } from "@/lib/auth/pool-post-route";
import { ownCognito } from "@/tests/kit/console-on";
import { comeAs, origin, request } from "@/tests/kit/door/a-visitor";
import { formOf } from "@/tests/kit/door/an-act";
import { seededClient } from "@/tests/kit/m2m-client";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "1000" });

test("30 tries of a person through the door leave no proof in the same minute, and other people all of theirs", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { clientId, ...asked } = await seededClient(cognito, "m2m-client");
  const route = poolPostRoute(testToken);
  const params = Promise.resolve({ environment: "dev", clientId });
  async function tryToken() {
    const headers = new Headers(request.headers);
    headers.set("content-type", "application/json");
    const body = JSON.stringify(asked);
    return (await route(new NextRequest(`${origin}/any`, { method: "POST", headers, body }), { params }))
      .status;
  }
  const prove = () => poolAction(proveSecret)(formOf({ clientId, secret: asked.secret }));

  await comeAs({ personId: "ann" });
  const statuses = [];
  for (let count = 0; count < 30; count += 1) statuses.push(await tryToken());
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 200));
  expect(await prove()).toMatchObject({ is: "refused", problem: { code: "too-often" } });
  expect(await tryToken()).toBe(429);
  await comeAs({ personId: "bob" });
  expect(await prove()).toMatchObject({ is: "done", value: { clientId } });
});
