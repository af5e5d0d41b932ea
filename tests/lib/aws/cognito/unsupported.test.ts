import { createServer } from "node:http";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { actions, probeAction } from "@/lib/aws/cognito/doctor/iam-actions";
import { targets } from "@/lib/aws/cognito/pools";
import { addSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import { freePort } from "@/lib/commands/serve/port";
import { log } from "@/lib/process/log";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

/** A back end that has none of the operations, and how it says so. */
const backEnd = { status: 400, body: "", asked: 0 };
const server = createServer((request, response) => {
  backEnd.asked += 1;
  request.resume();
  response.writeHead(backEnd.status, { "content-type": "application/x-amz-json-1.1" }).end(backEnd.body);
});
const port = await freePort();
await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
consoleOn({
  settings: {
    ...settingsOfAws,
    COGNITO_POOLS: ["1", "2", "3", "4", "5"].map((it) => `e${it}=eu-west-1_Pool${it}`).join(),
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
  },
});

beforeEach(() => Object.assign(backEnd, { asked: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each([
  ["AWS", "eu-west-1_Pool1", 400, '{"__type":"UnknownOperationException"}'],
  ["moto", "eu-west-1_Pool2", 501, "The list_user_pool_client_secrets action has not been implemented"],
  ["cognito-local", "eu-west-1_Pool3", 500, '{"code":"CognitoLocal#Unsupported","message":"x"}'],
])(
  "an operation that the back end does not have is named once and asked for again after an hour: %s",
  async (_, id, status, body) => {
    Object.assign(backEnd, { status, body });
    const lines = vi.spyOn(log, "warn").mockReturnValue();
    const pool = devPool(id);
    const refused = {
      ok: false,
      problem: {
        code: "unsupported",
        message: expect.stringContaining("doesn’t have cognito-idp:ListUserPoolClientSecrets"),
      },
    };
    expect(await listSecrets(pool, "abc")).toMatchObject(refused);
    expect(backEnd.asked).toBe(1);
    for (const priority of ["now", "background"] as const)
      expect(await listSecrets(pool, "other", priority)).toMatchObject(refused);
    expect([backEnd.asked, lines.mock.calls.length]).toEqual([1, 1]);

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_601_000 });
    expect(await listSecrets(pool, "abc")).toMatchObject(refused);
    expect(backEnd.asked).toBe(2);
  },
);

test("a write that the back end does not have changed nothing, and says so", async () => {
  Object.assign(backEnd, { status: 501, body: "not implemented" });
  expect(await addSecret(devPool("eu-west-1_Pool4"), "abc", "x".repeat(32))).toMatchObject({
    ok: false,
    problem: { code: "unsupported", message: expect.stringContaining("nothing was changed") },
  });
});

test("the doctor tells it apart from a permission that is missing", async () => {
  Object.assign(backEnd, { status: 400, body: '{"__type":"UnknownOperationException"}' });
  const [target] = targets().filter(({ id }) => id === "eu-west-1_Pool5");
  const [action] = actions;
  if (!target || !action) throw new Error("There is a pool and an action.");
  expect(await probeAction(action, target)).toEqual({ ok: true, value: "unsupported" });
});
