import { createServer, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestToken } from "@/lib/aws/cognito/tokens";
import { freePort } from "@/lib/commands/serve/port";
import type { TokenRequest } from "@/lib/domain/token/answer";

const request: TokenRequest = {
  clientId: "abc",
  secret: "canary+0123456789_canary",
  scopes: [],
  way: "post",
};

type Behaviour = (response: ServerResponse) => void;
let behave: Behaviour = (response) => response.end();
let bodies: string[] = [];
const server = createServer(async (incoming, response) => {
  let body = "";
  for await (const part of incoming) body += part;
  bodies.push(`${incoming.url} ${body}`);
  behave(response);
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/token`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function against(behaviour: Behaviour) {
  behave = behaviour;
  bodies = [];
  return requestToken(url, request);
}

test("a redirect to an internal address is shown and not followed", async () => {
  const location = url.replace("/oauth2/token", "/latest/meta-data");
  const answer = await against((response) => response.writeHead(302, { location }).end("moved"));
  expect(answer).toMatchObject({ is: "answered", status: 302, text: "moved" });
  expect(bodies).toHaveLength(1);
});

test("50 MB are cut after 256 KiB", async () => {
  const part = "x".repeat(1024 * 1024);
  let sent = 0;
  const answer = await against((response) => {
    const more = () => {
      while (sent < 50 && !response.destroyed) {
        sent += 1;
        if (!response.write(part)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  expect(answer).toMatchObject({ is: "answered", isCut: true });
  expect(answer.is === "answered" && answer.text.length).toBe(256 * 1024);
  expect(sent).toBeLessThan(50);
});

test("HTML comes back as text", async () => {
  const html = "<html><script>alert(1)</script></html>";
  const answer = await against((response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(html),
  );
  expect(answer).toMatchObject({ text: html, contentType: "text/html" });
});

test("a slow drip is given up after 10 seconds", async () => {
  let timer: NodeJS.Timeout | undefined;
  const answer = await against((response) => {
    response.writeHead(200);
    timer = setInterval(() => response.write("x"), 100);
  });
  clearInterval(timer);
  expect(answer).toMatchObject({ is: "unanswered", why: "timeout" });
  expect(answer.ms).toBeGreaterThan(9_500);
});

test("an answer that repeats the secret, in whatever form, comes back without it", async () => {
  const basic = Buffer.from(`${request.clientId}:${request.secret}`).toString("base64");
  const answer = await against((response) =>
    response.writeHead(400).end(`${request.secret} ${encodeURIComponent(request.secret)} Basic ${basic}`),
  );
  expect(answer).toMatchObject({ text: "[hidden] [hidden] Basic [hidden]" });
});

test("client metadata is sent in the body, in the parameter of each way, and never in the address", async () => {
  behave = (response) => response.end();
  bodies = [];
  const metadata = { environment: "dev" };
  for (const way of ["basic", "api"] as const) await requestToken(url, { ...request, way, metadata });
  expect(bodies).toEqual([
    "/oauth2/token grant_type=client_credentials&aws_client_metadata=%7B%22environment%22%3A%22dev%22%7D",
    `/oauth2/token ${JSON.stringify({ ClientId: request.clientId, Secret: request.secret, ClientMetadata: metadata })}`,
  ]);
});

test("who does not listen, is unknown or has no certificate is told apart", async () => {
  const closed = `http://127.0.0.1:${await freePort()}/oauth2/token`;
  expect(await requestToken(closed, request)).toMatchObject({ why: "refused" });
  expect(await requestToken("http://nobody.invalid/oauth2/token", request)).toMatchObject({ why: "name" });
  const secure = createSecureServer();
  await new Promise<void>((done) => secure.listen(0, "127.0.0.1", done));
  const { port } = secure.address() as AddressInfo;
  expect(await requestToken(`https://127.0.0.1:${port}/oauth2/token`, request)).toMatchObject({
    is: "unanswered",
    why: "tls",
  });
  secure.close();
});
