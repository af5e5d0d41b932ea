import { createServer, type RequestListener } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { guardEveryAnswer } from "@/lib/process/every-answer";
import { askRaw } from "@/tests/kit/ask-raw";

guardEveryAnswer();

const barePolicy = "default-src 'none'; frame-ancestors 'none'";
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "strict-transport-security": expect.stringContaining("max-age=31536000"),
};

/** A server that was made after the guard, as Next's is, and the addresses that reached its listener. */
async function serving(listener: RequestListener = (_request, response) => response.end("reached")) {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? "");
    listener(request, response);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return { reached, ask: (line: string) => askRaw(port, line) };
}

test("an answer that sets no header itself has them all, each once", async () => {
  const { ask } = await serving();
  const { status, headers, names } = await ask("GET /");
  expect([status, headers["content-security-policy"]]).toEqual([200, barePolicy]);
  expect(headers).toMatchObject(always);
  expect(names).toEqual([...new Set(names)]);
});

test("a policy that the answer sets later replaces the bare one", async () => {
  const { ask } = await serving((_request, response) =>
    response.writeHead(200, { "content-security-policy": "script-src 'nonce-abc'" }).end(),
  );
  const { headers, names } = await ask("GET /");
  expect(headers["content-security-policy"]).toBe("script-src 'nonce-abc'");
  expect(names.filter((name) => name === "content-security-policy")).toHaveLength(1);
});

test.each([
  ["GET /pools/%", 400, "a % in it does not encode a character"],
  ["POST /pools/%/clients", 400, "a % in it does not encode a character"],
  ["GET /%c0%ae?x=1", 400, "a % in it does not encode a character"],
  ["GET http://elsewhere.example/x", 400, "has no path"],
  ["OPTIONS *", 400, "has no path"],
  ["TRACE /", 405, "does not answer TRACE"],
])("%s is refused with %i before the listener sees it", async (line, status, sentence) => {
  const { ask, reached } = await serving();
  const answer = await ask(line);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(sentence);
  expect(answer.headers).toMatchObject({ ...always, "content-security-policy": barePolicy });
  expect(reached).toEqual([]);
});

test.each(["/?x=%", "/a%20b", "/%25", "/pools/%2F", "//x", "/%E2%82%AC"])(
  "GET %s reaches the listener",
  async (path) => {
    const { ask, reached } = await serving();
    expect((await ask(`GET ${path}`)).status).toBe(200);
    expect(reached).toEqual([path]);
  },
);

test("a refusal answers HEAD without a body, and later requests are served", async () => {
  const { ask, reached } = await serving();
  expect(await ask("HEAD /pools/%")).toMatchObject({ status: 400, body: "" });
  expect((await ask("GET /")).status).toBe(200);
  expect((await ask("GET /again")).status).toBe(200);
  expect(reached).toEqual(["/", "/again"]);
});
