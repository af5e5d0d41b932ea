import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type APIRequestContext, expect, type Page } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";
import { pages } from "@/tests/browser/kit/doors";
import { fill, panel, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

const bypass = [
  "proxy",
  "proxy:proxy:proxy:proxy:proxy",
  "middleware:middleware:middleware:middleware:middleware",
];
const ways: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  ...bypass.map((value) => ({ "x-middleware-subrequest": value })),
];

test("without a session every page leads to the sign-in and tells nothing", async ({ request, cognito }) => {
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: cognito.pools.dev, MaxResults: 60 }),
  );
  // The console's own sign-in client bears the product's name, which every page does.
  const hidden = UserPoolClients.filter((client) => client.ClientName !== "Clientele");
  const [first] = hidden;
  // The first leads to the pools and holds nothing itself.
  const open: string[] = ["/", routes.signIn, routes.notSent];
  for (const path of pages(cognito.pools.dev, first?.ClientId ?? "").filter((it) => !open.includes(it)))
    for (const headers of ways) {
      const answer = await request.get(path, { headers });
      const body = await answer.text();
      // A prefetch gets the bare outline of a page's segments, which leads nowhere.
      const leads = "next-router-prefetch" in headers ? "/sign-in" : answer.url() + body;
      expect(leads, `${path} ${JSON.stringify(headers)}`).toContain("/sign-in");
      for (const { ClientName } of hidden) expect(body).not.toContain(ClientName);
    }
});

test("without a session, with too small a role or from another site, route handlers refuse", async ({
  page,
  request,
  signIn,
  consoleLog,
}) => {
  const settings = `${routes.clientSettings(inDev)}?ids=abc`;
  const names = `${routes.clientNames(inDev)}?name=abc`;
  expect((await request.get(settings)).status()).toBe(401);
  expect((await request.get(names)).status()).toBe(401);
  await signIn(page, "viewer");
  expect((await page.request.get(settings)).status()).toBe(200);
  expect((await page.request.get(names)).status()).toBe(403);
  expect((await page.request.get(settings, { headers: { "sec-fetch-site": "cross-site" } })).status()).toBe(
    403,
  );
  expect((await page.request.get(`${routes.clientSettings(inDev)}?ids=../x`)).status()).toBe(400);
  expect(
    (await page.request.get(`${routes.clientSettings({ environment: "nobody" })}?ids=abc`)).status(),
  ).toBe(404);
  await expect
    .poll(() => rows(consoleLog()))
    .toContainEqual(
      expect.objectContaining({
        person: "viewer@example.com",
        action: "check client name",
        outcome: "denied",
      }),
    );
});

type Row = { person: string | null; action: string; outcome: string };

/** The audit rows in the console's log. */
const rows = (log: string): Row[] =>
  log.split("\n").flatMap((line) => (line.includes('"audit":{') ? [JSON.parse(line).audit] : []));

/** The POST that creates a client, as the browser sends it for an admin, with `name` in it. */
async function recorded(page: Page, pool: InPool, name: string) {
  await fill(page, pool, name);
  const sent = page.waitForRequest((it) => it.method() === "POST" && "next-action" in it.headers());
  await submit(page);
  const request = await sent;
  await expect(panel(page)).toBeVisible();
  const { "content-type": type = "", "next-action": action = "", accept = "" } = request.headers();
  return {
    url: request.url(),
    headers: { "content-type": type, "next-action": action, accept },
    data: request.postDataBuffer() ?? Buffer.of(),
  };
}

type Recorded = Awaited<ReturnType<typeof recorded>>;

/** Sends it again with other headers, another name and a form id of its own. */
function replay(
  by: APIRequestContext,
  { url, headers, data }: Recorded,
  change: [string, string][],
  more: Record<string, string>,
) {
  let body = data.toString("latin1").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, crypto.randomUUID());
  for (const [was, is] of change) body = body.replaceAll(was, is);
  return by.post(url, {
    headers: { ...headers, ...more },
    data: Buffer.from(body, "latin1"),
    maxRedirects: 0,
  });
}

test("an action sent by hand is refused, changes nothing and leaves a row", async ({
  page,
  request,
  openPage,
  signIn,
  cognito,
  stand,
  consoleLog,
}) => {
  await signIn(page, "admin");
  const action = await recorded(page, inDev, "replayed-original");
  const viewer = await openPage();
  await signIn(viewer, "viewer");
  const origin = { origin: stand.consoleUrl };
  const as = (name: string): [string, string][] => [["replayed-original", name]];

  const attempts: [string, APIRequestContext, [string, string][], Record<string, string>, RegExp][] = [
    ["nobody", request, as("replayed-nobody"), origin, /signed-out/],
    ["a viewer", viewer.request, as("replayed-viewer"), origin, /denied/],
    ["no origin", page.request, as("replayed-no-origin"), {}, /wrong-origin/],
    [
      "another pool",
      page.request,
      [...as("replayed-pool"), [cognito.pools.dev, "eu-west-1_Nobody000"]],
      origin,
      /not-found/,
    ],
    ["a bad name", page.request, as("replayed/bad"), origin, /"invalid"/],
    [
      "an unknown scope",
      page.request,
      [...as("replayed-scope"), ["custom-scope.read", "custom-scope.gone"]],
      origin,
      /"invalid"/,
    ],
    [
      "a bad lifetime",
      page.request,
      [...as("replayed-minutes"), ["\r\n60\r\n", "\r\n-1\r\n"]],
      origin,
      /"invalid"/,
    ],
  ];
  for (const [who, by, change, headers, refusal] of attempts)
    expect(await (await replay(by, action, change, headers)).text(), who).toMatch(refusal);

  const foreign = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
  await replay(page.request, action, as("replayed-foreign"), foreign);
  await replay(page.request, action, as("replayed-null"), { origin: "null" });
  const twice = await page.request.post(action.url, {
    headers: { ...action.headers, ...origin },
    data: action.data,
  });
  expect(await twice.text()).toMatch(/already-sent/);

  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: cognito.pools.dev, MaxResults: 60 }),
  );
  const made = UserPoolClients.map((client) => client.ClientName).filter((name) =>
    name?.startsWith("replayed"),
  );
  expect(made).toEqual(["replayed-original"]);
  const kept = () => rows(consoleLog()).filter((row) => row.action === "create client");
  for (const [person, outcome] of [
    [null, "signed-out"],
    ["viewer@example.com", "denied"],
    ["admin@example.com", "wrong-origin"],
    ["admin@example.com", "not-found"],
    ["admin@example.com", "invalid"],
    ["admin@example.com", "already-sent"],
    ["admin@example.com", "done"],
  ])
    await expect.poll(kept).toContainEqual(expect.objectContaining({ person, outcome }));
});
