import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll } from "vitest";

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

/** A sign-in service of one's own, which answers what the test says, and remembers what it was asked. */
export async function fakeIssuer() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" };
  const asked: { authorization: string | undefined; form: URLSearchParams }[] = [];
  const it = {
    url: "",
    /** What the token endpoint was asked. */
    asked,
    /** How often its description was read. */
    discoveries: 0,
    metadata: {} as Record<string, unknown>,
    /** What the description is answered with in place of itself. */
    discovery: null as Answer | null,
    /** What the token endpoint answers. */
    token: async (): Promise<Answer> => ({ body: { id_token: await it.idToken() } }),
    /** An id token of ann's, with `claims` over it. */
    idToken: ({ exp, ...claims }: Record<string, unknown> & { exp?: number } = {}, key = privateKey) =>
      new SignJWT({ "cognito:groups": ["m2m-admin"], ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "one" })
        .setIssuer(String(claims.iss ?? it.url))
        .setAudience(String(claims.aud ?? "console0signin"))
        .setSubject(String(claims.sub ?? "ann"))
        .setExpirationTime(exp ?? "1h")
        .sign(key),
  };
  const server = createServer(async (incoming, outgoing) => {
    const answer = await reply(incoming.url ?? "", incoming);
    outgoing.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
    outgoing.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  async function reply(path: string, incoming: import("node:http").IncomingMessage): Promise<Answer> {
    if (path === "/.well-known/openid-configuration") {
      it.discoveries += 1;
      return it.discovery ?? { body: { ...described(), ...it.metadata } };
    }
    if (path === "/keys") return { body: { keys: [jwk] } };
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    asked.push({
      authorization: incoming.headers.authorization,
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
    });
    return it.token();
  }
  const described = () => ({
    issuer: it.url,
    token_endpoint: `${it.url}/token`,
    jwks_uri: `${it.url}/keys`,
    end_session_endpoint: `${it.url}/logout`,
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  it.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return it;
}
