import { withDefaults } from "@/lib/local-aws/cognito/clients";
import type { Client, ResourceServer } from "@/lib/local-aws/model/records";
import type { Pool, State } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import { seededRandom } from "./seeded-random";

const servers = 25;
const scopesPerServer = 20;
const day = 86_400_000;

/**
 * Fills a pool up to `count` app clients with realistic and with hostile but legal data: 25 resource servers of 20
 * scopes, 1 to 50 scopes a client, 15 % with two secrets, 20 % with a name that breaks careless programs. Ids, names,
 * scopes and ages are the same for the same seed; secrets never are.
 */
export function generateClients(state: State, pool: Pool, count: number, now: number, seed: number): void {
  const draw = seededRandom(seed);
  if (pool.clients.size >= count && pool.servers.size >= servers) return;
  for (let number = pool.servers.size; number < servers; number++) {
    const server = generatedServer(number);
    pool.servers.set(server.Identifier, server);
  }
  const scopes = [...pool.servers.values()].flatMap((server) =>
    (server.Scopes ?? []).map((scope) => `${server.Identifier}/${scope.ScopeName}`),
  );
  // Every client is drawn, even one that already exists, so a restart adds none and changes none.
  for (let number = 0; pool.clients.size < count; number++) {
    const client = generatedClient(number, draw, scopes, now);
    if (!pool.clients.has(client.id)) pool.clients.set(client.id, client);
  }
  state.changed();
}

function generatedServer(number: number): ResourceServer {
  const odd = oddIdentifiers[number % 6];
  const identifier = odd === undefined ? `https://api.example.com/service-${number}` : `${odd}${number}`;
  return {
    Identifier: identifier,
    Name: `Service ${number}`,
    Scopes: Array.from({ length: scopesPerServer }, (_, index) => ({
      ScopeName: `${nouns[index % nouns.length]}.${index < scopesPerServer / 2 ? "read" : "write"}`,
      ScopeDescription: oddDescriptions[(number + index) % 8] ?? `Scope ${index} of service ${number}`,
    })),
  };
}

function generatedClient(number: number, draw: () => number, scopes: readonly string[], now: number): Client {
  const upTo = (most: number) => Math.floor(draw() * most);
  const id = Array.from({ length: 26 }, () => upTo(32).toString(32)).join("");
  const isOdd = draw() < 0.2;
  const name = isOdd ? oddName(number, upTo(oddNames.length)) : plainName(number, upTo);
  const ageDays = upTo(365);
  const start = upTo(scopes.length);
  const granted = Array.from(
    { length: 1 + upTo(50) },
    (_, index) => scopes[(start + index * 7) % scopes.length] ?? "",
  );
  const created = now - ageDays * day - upTo(day);
  const ages = draw() < 0.15 ? [created, now - upTo(14) * day] : [created];
  const minutes = [5, 15, 30, 60, 60, 60, 120, 1440][upTo(8)] ?? 60;
  const secrets = ages.map((born, index) => ({
    id: `${id}--${born + index}`,
    value: random.clientSecret(),
    created: born,
  }));
  return {
    id,
    name,
    created,
    modified: created,
    firstSecret: `${id}--${created}`,
    secrets,
    settings: withDefaults(
      {
        ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: [...new Set(granted)],
        AccessTokenValidity: minutes,
        TokenValidityUnits: { AccessToken: "minutes" },
        PreventUserExistenceErrors: "ENABLED",
      },
      true,
    ),
  };
}

function plainName(number: number, upTo: (most: number) => number): string {
  return `${nouns[upTo(nouns.length)]}-${roles[upTo(roles.length)]}-${number}`;
}

function oddName(number: number, kind: number): string {
  return (oddNames[kind] ?? "").padEnd(1, "x").replace("#", String(number));
}

const nouns = [
  "orders",
  "payments",
  "stock",
  "invoices",
  "customers",
  "shipping",
  "search",
  "reports",
  "prices",
  "audit",
];
const roles = [
  "sync",
  "worker",
  "export",
  "gateway",
  "importer",
  "cron",
  "bridge",
  "feed",
  "monitor",
  "test",
];

// All legal by the pattern of ClientName, each a trap: spreadsheets, shells, HTML tables, logs, JavaScript objects.
const oddNames = [
  "=1+1,cmd #",
  "+44 20 7946 0#",
  "@import #",
  "-rf # --no-preserve-root",
  "line one #\nline two",
  "tab\there #",
  "\r\nX-Header= #",
  "  spaces around #  ",
  "__proto__",
  "constructor",
  "null",
  "0",
  "1e5",
  "a,b,c,#",
  "..",
  "CON",
  "=HYPERLINK,#",
  `${"n".repeat(120)}#`,
  "N".repeat(128),
  "x@example.com, y@example.com #",
];
const oddIdentifiers: readonly (string | undefined)[] = [
  undefined,
  "$(id)",
  undefined,
  "<b>'&amp;</b>",
  undefined,
  "%2F..%2f",
];
const oddDescriptions: readonly (string | undefined)[] = [
  undefined,
  'Says "hello" and `id`',
  undefined,
  "\u202Eright to left\u202C שלום",
  undefined,
  "<script>alert(1)</script>",
  undefined,
  "$(rm -rf ~) 'quoted' \\ \u{1F511}",
];
