import type { PoolState } from "@/lib/domain/token/cause";

const identifier = "https://api.example.com/orders";
export const read = `${identifier}/orders.read`;
export const write = `${identifier}/orders.write`;
const scope = (server: string, name: string) => ({ full: `${server}/${name}`, name, description: "" });

/** A pool in which nothing is wrong, with the client orders-sync. */
export const healthyPool = (more: Partial<PoolState> = {}): PoolState => ({
  poolId: "eu-west-1_AbCdEfGhI",
  tokenUrl: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token",
  otherTokenUrls: ["https://acme.auth-fips.eu-west-1.amazoncognito.com/oauth2/token"],
  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
  tokenTrigger: null,
  clientId: "4bcd1234efgh5678ijkl9012mn",
  client: {
    clientId: "4bcd1234efgh5678ijkl9012mn",
    name: "orders-sync",
    kind: "m2m",
    scopes: [read, write],
    tokenMinutes: 60,
    isOAuthOn: true,
    authFlows: [],
    createdAt: "2026-01-01T00:00:00.000Z",
    changedAt: "2026-01-01T00:00:00.000Z",
  },
  isClientGone: false,
  secretDates: ["2026-01-01T00:00:00.000Z"],
  servers: [
    {
      identifier,
      name: "Orders",
      isManaged: false,
      scopes: [scope(identifier, "orders.read"), scope(identifier, "orders.write")],
    },
    { identifier: "payments", name: "Payments", isManaged: false, scopes: [scope("payments", "refund")] },
  ],
  suspended: null,
  requested: [],
  pasted: "unseen",
  now: Date.parse("2026-11-22T12:00:00.000Z"),
  ...more,
});
