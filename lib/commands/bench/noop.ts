import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";

/** Serves `{}` on a free port, which it prints, until it is ended: the upper limit of any server on node:http. */
export function serveNothing(): Promise<never> {
  return serve((outgoing) => answer(outgoing, "{}"));
}

/** Serves one signature per answer in the same way: the least work of a token endpoint on node:http. */
export function serveSignatures(): Promise<never> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = Buffer.alloc(600, "a");
  return serve((outgoing) => {
    sign("RSA-SHA256", content, privateKey, (error, signature) => {
      if (error) throw error;
      const access_token = `${content}.${signature.toString("base64url")}`;
      answer(outgoing, JSON.stringify({ access_token, expires_in: 3600, token_type: "Bearer" }));
    });
  });
}

function serve(reply: (outgoing: ServerResponse) => void): Promise<never> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on("end", () => reply(outgoing));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address === "object") console.log(`port ${address.port}`);
  });
  return new Promise(() => {});
}

function answer(outgoing: ServerResponse, body: string): void {
  outgoing.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  outgoing.end(body);
}
