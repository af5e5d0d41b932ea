import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { z } from "zod";

const clientList = z.array(z.object({ id: z.string(), secret: z.string(), scope: z.string() }));

/**
 * Serves panva's oidc-provider on a free port, which it prints, until it is ended: client_credentials with RS256
 * access tokens for the clients of a file, at /token.
 */
export function serveProvider(path: string): Promise<never> {
  const clients = clientList.parse(JSON.parse(readFileSync(path, "utf8")));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const scopes = [...new Set(clients.map((client) => client.scope))];
  const provider = new Provider("http://localhost", {
    clients: clients.map(({ id, secret, scope }) => ({
      client_id: id,
      client_secret: secret,
      scope,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    })),
    scopes,
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kty: "RSA", alg: "RS256", use: "sig" }] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "urn:bench",
        // The client's own scope alone: searching all scopes for each request is work that our endpoint does not do.
        getResourceServerInfo: (_context, _resource, client) => ({
          scope: client.scope ?? "",
          accessTokenFormat: "jwt",
          accessTokenTTL: 3600,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    ttl: { ClientCredentials: 3600 },
  });
  const server = createServer(provider.callback());
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address === "object") console.log(`port ${address.port}`);
  });
  return new Promise(() => {});
}
