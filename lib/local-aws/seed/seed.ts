import { randomUUID } from "node:crypto";
import type { Clock } from "@/lib/local-aws/clock";
import { withDefaults } from "@/lib/local-aws/cognito/clients";
import { devPool } from "@/lib/local-aws/model/accounts";
import { hashPassword } from "@/lib/local-aws/model/passwords";
import { settled } from "@/lib/local-aws/model/pool-description";
import type { Client, Secret } from "@/lib/local-aws/model/records";
import { standardAttributes } from "@/lib/local-aws/model/schema";
import { newPool, type Pool, type State } from "@/lib/local-aws/model/state";
import { issuerOf } from "@/lib/local-aws/oauth/tokens";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";
import { type SeedClient, seedClients, seedServers, signInScopes } from "./clients";

/** The other pool, which nobody signs in with. */
export const prodPool = "eu-west-1_LocalPrd1";

/** Fills an empty state with the pools `dev` and `prod`, their clients, and three people. */
export async function plant(state: State, clock: Clock): Promise<void> {
  const now = clock.now();
  for (const { name, id, domain } of pools) {
    const pool = newPool({
      id,
      name,
      created: now - 400 * day,
      modified: now - 30 * day,
      settings: settled({
        UserPoolTags: { environment: name },
        DeletionProtection: name === "prod" ? "ACTIVE" : "INACTIVE",
        UsernameAttributes: ["email"],
        AutoVerifiedAttributes: ["email"],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      }),
      schema: [...standardAttributes],
      mfa: {},
    });
    pool.domains.set(domain, { name: domain, created: now - 400 * day, loginVersion: 1 });
    for (const server of seedServers) pool.servers.set(server.Identifier, server);
    for (const client of seedClients) plantClient(pool, client, now);
    state.pools.set(id, pool);
  }
  await plantPeople(state, now);
  state.changed();
}

/** Registers the console's addresses with the client that people sign in with, in place of older ones. */
export function openDoorFor(world: World, consoleUrl: string): void {
  const pool = world.state.pools.get(devPool);
  const before = pool?.clients.get(signInClient);
  if (!pool || !before) return;
  const CallbackURLs = [`${consoleUrl}/api/auth/callback/cognito`];
  const LogoutURLs = [`${consoleUrl}/sign-in`];
  // Skips the save when nothing changes: with 10,000 clients it takes half of the start.
  if (before.settings.CallbackURLs?.join() === CallbackURLs.join()) return;
  const settings = { ...before.settings, CallbackURLs, LogoutURLs };
  pool.clients.set(signInClient, { ...before, settings });
  world.state.changed();
}

/** The environment variables that make a console use this Cognito. */
export function lendSettings(world: World): Record<string, string> {
  const pool = world.state.pools.get(devPool);
  const secret = pool?.clients.get(signInClient)?.secrets[0]?.value;
  return {
    COGNITO_POOLS: pools.map(({ name, id }) => `${name}=${id}`).join(","),
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: world.url,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_REGION: world.region,
    COGNITO_DOMAIN_URL: `${world.url}/{domain}`,
    SIGN_IN_ISSUER: pool ? issuerOf(world, pool) : "",
    SIGN_IN_CLIENT_ID: signInClient,
    SIGN_IN_CLIENT_SECRET: secret ?? "",
  };
}

const day = 86_400_000;
const signInClient = "console0signin0local0dev01";
const pools = [
  { name: "dev", id: devPool, domain: "clientele-dev" },
  { name: "prod", id: prodPool, domain: "clientele-prod" },
];
const people = [
  { email: "admin@example.com", name: "Ada Admin", role: "admin", groups: ["m2m-admin"] },
  {
    email: "operator@example.com",
    name: "Olu Operator",
    role: "operator",
    groups: ["m2m-operator", "team-orders"],
  },
  { email: "viewer@example.com", name: "Vera Viewer", role: "viewer", groups: ["m2m-viewer"] },
];
const groups = ["m2m-admin", "m2m-operator", "m2m-viewer", "team-orders", "team-payments"];

function plantClient(pool: Pool, { ageDays, secretAgesDays, settings, name }: SeedClient, now: number): void {
  const id = random.clientId();
  const secrets = secretAgesDays.map((age) => seedSecret(id, now - age * day));
  plantWith(pool, id, name, secrets, now - ageDays * day, settings);
}

function plantWith(
  pool: Pool,
  id: string,
  name: string,
  secrets: Secret[],
  created: number,
  settings: Client["settings"],
): void {
  const first = secrets[0];
  pool.clients.set(id, {
    id,
    name,
    created,
    modified: created,
    ...(first ? { firstSecret: first.id } : {}),
    secrets,
    settings: withDefaults(settings, true),
  });
}

function seedSecret(id: string, created: number): Secret {
  return { id: `${id}--${created}`, value: random.clientSecret(), created };
}

async function plantPeople(state: State, now: number): Promise<void> {
  const pool = state.pools.get(devPool);
  if (!pool) return;
  const born = now - 200 * day;
  for (const name of groups) pool.groups.set(name, { name, created: born, modified: born });
  plantWith(pool, signInClient, "Clientele", [seedSecret(signInClient, born)], born, {
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    AllowedOAuthFlows: ["code"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: signInScopes,
    SupportedIdentityProviders: ["COGNITO"],
    AccessTokenValidity: 5,
    IdTokenValidity: 5,
    RefreshTokenValidity: 12,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "hours" },
    PreventUserExistenceErrors: "ENABLED",
  });
  for (const each of people)
    state.accounts.push({ email: each.email, password: random.password(), role: each.role });
  const hashes = await Promise.all(state.accounts.map(({ password }) => hashPassword(password)));
  people.forEach(({ email, name, groups: memberOf }, index) => {
    const sub = randomUUID();
    pool.people.set(sub, {
      username: sub,
      sub,
      attributes: { email, email_verified: "true", name },
      enabled: true,
      status: "CONFIRMED",
      password: hashes[index] ?? "",
      groups: memberOf,
      created: born,
      modified: born,
    });
  });
}
