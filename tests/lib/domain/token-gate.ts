import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request for a token, as it arrived. */
export type Asked = { authorization: string; form: Record<string, string> };

/**
 * Stands before a token endpoint and notes what arrives. It hands requests on to `behind`, or, where a life is set,
 * answers by itself with a token of that many seconds.
 */
export async function tokenGate(behind: string) {
  let asked: Asked[] = [];
  let life: number | null = null;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const { authorization = "" } = request.headers;
    asked.push({ authorization, form: Object.fromEntries(new URLSearchParams(body)) });
    if (life === null) return handOn(behind, { ...pick(request), authorization }, body, response);
    const token = `token-${asked.length}`;
    return answer(
      response,
      200,
      JSON.stringify({ access_token: token, expires_in: life, token_type: "Bearer" }),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/oauth2/token`,
    /** What arrived since this was last asked. */
    take(): Asked[] {
      const taken = asked;
      asked = [];
      return taken;
    },
    setLife(seconds: number | null): void {
      life = seconds;
    },
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const pick = ({ headers }: IncomingMessage) => ({ "content-type": headers["content-type"] ?? "" });

async function handOn(
  to: string,
  headers: Record<string, string>,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const answered = await fetch(to, { method: "POST", headers, body });
  answer(response, answered.status, await answered.text());
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
