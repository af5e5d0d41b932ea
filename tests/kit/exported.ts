import type { Exported } from "@/lib/domain/client/definition";

/** One client with a name and one resource server with texts that quoting trips over. */
export const exported: Exported = {
  poolId: "eu-west-1_AbC123",
  region: "eu-west-1",
  clients: [
    {
      clientId: "1example23456789",
      name: `it's \${var.x}`,
      hasSecret: true,
      settings: {
        flows: ["client_credentials"],
        isOAuthOn: true,
        scopes: ["https://api.example.com/write", "https://api.example.com/read"],
        accessTokenValidity: 60,
        accessTokenUnit: "minutes",
        callbackUrls: [],
      },
    },
  ],
  servers: [
    {
      identifier: "https://api.example.com",
      name: "Orders",
      scopes: [
        { name: "write", description: 'Say "%{ if }"\n\\' },
        { name: "read", description: "Lesen, é 😀" },
      ],
    },
  ],
};
