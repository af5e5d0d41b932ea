import { createServer } from "node:http";
import { z } from "zod";

/** A call to Cognito, at an instant of the process's clock. */
type CountedCall = {
  readonly operation: string;
  readonly poolId: string;
  readonly clientId: string | null;
  readonly at: number;
};

/** A Cognito in this process that has `pools` pools of `clients` clients each, answers reads and remembers them. */
type CountedCognito = {
  readonly url: string;
  readonly poolIds: readonly string[];
  readonly calls: CountedCall[];
  /** Renames a client, as another tool would. */
  rename(clientId: string, name: string): void;
  stop(): void;
};

const PAGE = 60;

const asked = z.object({
  UserPoolId: z.string(),
  ClientId: z.string().optional(),
  NextToken: z.string().optional(),
});

/** Starts it on a free port of the loopback address. */
export async function countedCognito(pools: number, clients: number): Promise<CountedCognito> {
  const calls: CountedCall[] = [];
  const names = new Map<string, string>();
  const idOf = (poolId: string, index: number) =>
    `${poolId.slice(-4)}client${String(index).padStart(16, "0")}`;
  const nameOf = (clientId: string) => names.get(clientId) ?? `worker ${clientId.slice(-6)}`;
  const answers = new Map<string, (input: z.output<typeof asked>) => object>([
    [
      "ListUserPoolClients",
      ({ UserPoolId, NextToken }) => {
        const from = Number(NextToken ?? 0);
        const size = Math.max(0, Math.min(PAGE, clients - from));
        return {
          UserPoolClients: Array.from({ length: size }, (_, index) => {
            const ClientId = idOf(UserPoolId, from + index);
            return { ClientId, ClientName: nameOf(ClientId), UserPoolId };
          }),
          ...(from + PAGE < clients && { NextToken: String(from + PAGE) }),
        };
      },
    ],
    [
      "DescribeUserPoolClient",
      ({ ClientId = "", UserPoolId }) => ({
        UserPoolClient: { ...settings, UserPoolId, ClientId, ClientName: nameOf(ClientId) },
      }),
    ],
    [
      "ListUserPoolClientSecrets",
      ({ ClientId = "" }) => ({
        ClientSecrets: [{ ClientSecretId: `${ClientId}--1`, ClientSecretCreateDate: 1_700_000_000 }],
      }),
    ],
    ["ListResourceServers", () => ({ ResourceServers: [] })],
    ["DescribeUserPool", ({ UserPoolId }) => ({ UserPool: { Id: UserPoolId, Name: UserPoolId } })],
  ]);
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    let body = "";
    for await (const chunk of request) body += chunk;
    const input = asked.parse(JSON.parse(body));
    calls.push({ operation, poolId: input.UserPoolId, clientId: input.ClientId ?? null, at: Date.now() });
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(answers.get(operation)?.(input) ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`,
    poolIds: Array.from({ length: pools }, (_, index) => `eu-west-1_Pool${String(index).padStart(4, "0")}`),
    calls,
    rename: (clientId, name) => void names.set(clientId, name),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const settings = {
  LastModifiedDate: 1_700_000_000,
  CreationDate: 1_700_000_000,
  ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthScopes: ["orders/read"],
  AllowedOAuthFlowsUserPoolClient: true,
};
