import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, afterEach, expect, test } from "vitest";
import { POST } from "@/app/api/health/form/route";
import { examineConsole } from "@/lib/commands/doctor/console";
import { freePort } from "@/lib/commands/serve/port";
import { consoleOn } from "@/tests/kit/console-on";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

const port = await freePort();
consoleOn({ settings: settingsOfAws });
process.env.NEXTAUTH_URL = `http://localhost:${port}`;

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown;

/** A console at the public address that answers as the real one does. */
const usual: Record<string, Answer> = {
  "/api/health/ready": (_, response) => response.end('{"status":"ready"}'),
  "/api/health/form": formAfter(() => {}),
  "/sign-in": (_, response) => response.writeHead(404, { "x-nextjs-action-not-found": "1" }).end(),
};

/** What it answers otherwise, by path, in one test. */
let instead: Record<string, Answer> = {};
afterEach(() => {
  instead = {};
});

const server = createServer(async (request, response) => {
  const path = request.url ?? "";
  request.resume();
  await (instead[path] ?? usual[path])?.(request, response);
});
await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The real route, behind a proxy that does this to the headers. */
function formAfter(change: (headers: Headers) => void): Answer {
  return async (request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    change(headers);
    const answer = POST(new Request("http://10.0.0.1/api/health/form", { method: "POST", headers }));
    response.end(await answer.text());
  };
}

const found = async (publicOrigin?: string) =>
  (await examineConsole(publicOrigin)).map(({ check, status, message, advice }) => [
    check,
    status,
    message,
    advice,
  ]);
const ready = ["console", "ok", `It is ready at http://localhost:${port}.`, null];

test("a console whose forms arrive is fine", async () => {
  expect(await found()).toEqual([
    ready,
    [
      "console, forms",
      "ok",
      `Forms sent to http://localhost:${port} arrive unchanged and are accepted.`,
      null,
    ],
  ]);
});

test.each([404, 502, 301, 401, 204])("a status %i that is not a console’s is a problem", async (status) => {
  instead = {
    "/api/health/ready": (_, response) => response.writeHead(status, { location: "/login" }).end(),
  };
  expect(await found()).toEqual([
    [
      "console",
      "problem",
      `Something other than a console answers at http://localhost:${port} (status ${status}).`,
      "Start the console. If it’s running, check NEXTAUTH_URL, and let the proxy in front of it pass every path without a redirect or a sign-in of its own.",
    ],
  ]);
});

test("a console that is not ready is a problem", async () => {
  instead = { "/api/health/ready": (_, response) => response.writeHead(503).end('{"status":"not ready"}') };
  expect(await found()).toEqual([
    ["console", "problem", expect.stringMatching(/^It runs at \S+ but isn’t ready/), expect.any(String)],
  ]);
});

test.each(["localhost", "127.0.0.1", "[::1]"])(
  "no console at %s, before the first start, is a note",
  async (host) => {
    const origin = `http://${host}:${await freePort()}`;
    expect(await found(origin)).toEqual([
      [
        "console",
        "note",
        `No console is running at ${origin}.`,
        "Start it with npm start. If it’s running, check NEXTAUTH_URL and the proxy in front of it.",
      ],
    ]);
  },
);

test("no answer at a public host is a problem that says why", async () => {
  expect(await found("https://console.invalid")).toEqual([
    [
      "console",
      "problem",
      expect.stringMatching(/^Nothing answers at https:\/\/console\.invalid \((ENOTFOUND|EAI_AGAIN)\)\.$/),
      expect.stringMatching(/^Start the console\..* DNS record .* certificate .* proxy/),
    ],
  ]);
});

test.each([
  ["Origin", (headers: Headers) => headers.delete("origin")],
  ["Origin", (headers: Headers) => headers.set("origin", "http://10.0.0.1")],
  ["Cookie", (headers: Headers) => headers.delete("cookie")],
  ["Next-Action", (headers: Headers) => headers.delete("next-action")],
  ["Sec-Fetch-Site", (headers: Headers) => headers.delete("sec-fetch-site")],
])("a proxy that removes or changes %s is a problem that names it", async (name, change) => {
  instead = { "/api/health/form": formAfter(change) };
  expect(await found()).toEqual([
    ready,
    [
      "console, forms",
      "problem",
      `What is in front of the console removes or changes ${name} on forms, so the console refuses them.`,
      `Pass ${name} as the browser sent it; infra/README.md has the settings of common proxies.`,
    ],
  ]);
});

test.each([
  [
    "refuses large bodies",
    { "/api/health/form": (_: unknown, response: ServerResponse) => response.writeHead(413).end() },
    /^A form of 200 kB sent to \S+ is refused as too large \(status 413\)/,
  ],
  [
    "redirects posts",
    { "/api/health/form": (_: unknown, response: ServerResponse) => response.writeHead(301).end() },
    /doesn’t reach the console \(status 301\), so nothing can be changed\.$/,
  ],
  [
    "ends the connection",
    { "/api/health/form": (request: IncomingMessage) => request.socket.destroy() },
    /doesn’t reach the console \(no answer\)/,
  ],
  [
    "makes Next refuse the origin",
    { "/sign-in": (_: unknown, response: ServerResponse) => response.writeHead(500).end() },
    /^The console refuses a form sent to \S+ \(status 500\), so nothing can be changed\.$/,
  ],
])("a proxy that %s is a problem", async (_, answers, sentence) => {
  instead = answers;
  const [, forms] = await found();
  expect(forms).toEqual(["console, forms", "problem", expect.stringMatching(sentence), expect.any(String)]);
});
