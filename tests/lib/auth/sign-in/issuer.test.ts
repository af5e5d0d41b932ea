import { createServer, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { consoleOn } from "@/tests/kit/console-on";
import { forgetIssuer } from "@/tests/kit/door/forget-issuer";

let behave: (response: ServerResponse) => void;
const paths: string[] = [];
const methods = new Set<string | undefined>();
const server = createServer((request, response) => {
  paths.push(request.url ?? "");
  methods.add(request.method);
  behave(response);
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const SIGN_IN_CLIENT_SECRET = "nothing of anybody’s";
  consoleOn({
    settings: {
      COGNITO_POOLS: "dev=eu-west-1_LocalDev1",
      SIGN_IN_ISSUER: url,
      SIGN_IN_CLIENT_ID: "console",
      SIGN_IN_CLIENT_SECRET,
    },
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(forgetIssuer);

const metadata = () => ({ issuer: url, token_endpoint: `${url}/token`, jwks_uri: `${url}/keys` });

test.each<[string, (response: ServerResponse) => void]>([
  ["that lead elsewhere", (response) => response.writeHead(302, { location: "/inside" }).end()],
  ["of 50 MB", (response) => response.end(`${" ".repeat(50_000_000)}${JSON.stringify(metadata())}`)],
  ["that are no JSON", (response) => response.end("<html>")],
  ["beside a refusal", (response) => response.writeHead(500).end(JSON.stringify(metadata()))],
])("metadata %s are not taken", async (_what, answer) => {
  behave = answer;
  await expect(issuer()).rejects.toThrow();
  expect(paths).not.toContain("/inside");
});

test.each([
  ["without encryption", { token_endpoint: "http://issuer.example/token" }],
  ["for its keys without encryption", { jwks_uri: "http://issuer.example/keys" }],
  ["for userinfo without encryption", { userinfo_endpoint: "http://issuer.example/me" }],
  ["for the login without encryption", { authorization_endpoint: "http://issuer.example/auth" }],
  ["of another issuer", { issuer: "https://evil.example" }],
  ["of an issuer of every tenant", { issuer: "https://login.example/{tenantid}/v2.0" }],
  ["of an issuer below it", { issuer: `${url}/below` }],
])("metadata with an address %s are not taken", async (_what, wrong) => {
  behave = (response) => response.end(JSON.stringify({ ...metadata(), ...wrong }));
  await expect(issuer()).rejects.toThrow();
});

test("after failures the next call asks again, and what is found stays", async () => {
  behave = (response) => response.socket?.destroy();
  await expect(issuer()).rejects.toThrow(/socket|hang up|ECONNRESET|fetch failed/i);
  behave = (response) => response.writeHead(404).end();
  await expect(issuer()).rejects.toThrow("The sign-in issuer did not publish its metadata.");
  const scopes_supported = ["openid", "offline_access"];
  behave = (response) => response.end(JSON.stringify({ ...metadata(), scopes_supported }));
  expect(await issuer()).toMatchObject({
    name: url,
    tokenUrl: `${url}/token`,
    endSessionUrl: null,
    wantsOfflineAccess: true,
  });
  expect([...methods]).toEqual(["GET"]);
  behave = (response) => response.end("<html>");
  expect(await issuer()).toMatchObject({ name: url });
});
