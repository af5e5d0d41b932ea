import type { KnownPool } from "@/lib/domain/pool/overview";

/** An overview of a pool that is known whole. */
export const aPoolOverview = (given: Partial<KnownPool> = {}): KnownPool => ({
  id: "eu-west-1_LocalDev1",
  environment: "dev",
  region: "eu-west-1",
  role: "operator",
  clients: {
    figures: {
      kinds: { m2m: 1_204, mixed: 2, people: 31, dcr: 0, all: 1_235 },
      ages: [1_000, 100, 92, 0, 12],
      noOwner: 3,
      twoSecrets: 2,
      missingScopes: 0,
      suspended: 1,
      rotating: new Map(),
    },
    listedAt: 1,
  },
  gaps: [],
  findings: { at: 2, counts: { "no-owner": 3, "open-registration": 1 } },
  settings: {
    name: "dev",
    tokenUrl: "https://auth.example.com/oauth2/token",
    issuer: "https://issuer.example.com/dev",
    plan: "ESSENTIALS",
    isProtected: false,
    registration: null,
  },
  ...given,
});
