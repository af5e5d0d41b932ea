import type { PoolSnapshot } from "@/lib/domain/finding/facts";
import type { RuleId } from "@/lib/domain/finding/judge";
import { REGISTER_SCOPE } from "@/lib/domain/scope";
import { aClient, aServer, daysAgo, NOW, secretOf } from "./a-pool-of-facts";

export const oneClient = (...given: Parameters<typeof aClient>): Partial<PoolSnapshot> => ({
  clients: [aClient(...given)],
});

export const scopes = (count: number, identifier = "orders") =>
  Array.from({ length: count }, (_, at) => `${identifier}/s${at}`);

export const withServer = (...names: string[]) => ({ servers: [aServer("orders", ...names)] });

const suspended = (suspendedAt: string, endedAt: string | null = null) => ({
  suspensions: new Map([["abc", { suspendedAt, endedAt }]]),
});

const owned = (contact: string, purpose: string) => ({
  owners: new Map([["abc", { team: "team-orders", contact, purpose, ticket: "" }]]),
});

const outside = (kind: "created" | "changed", days: number) => ({
  outside: new Map([["abc", { kind, at: NOW - days * 86_400_000, before: null, after: null }]]),
});

const settings = (changed: Partial<NonNullable<PoolSnapshot["settings"]>>) => ({
  settings: { hasDomain: true, registration: null, isDeletionProtected: true, ...changed },
});

const registration = (openFlows: string[] | null) =>
  settings({ registration: { authenticatedFlows: ["client_credentials"], openFlows } });

const open = (...openScopes: string[]) => ({
  scopePolicies: new Map([["orders", { team: "team-orders", openScopes }]]),
});

const registrar = { client: { scopes: [REGISTER_SCOPE, "orders/read"] } };

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => aClient({ clientId: `c${at}` }, `c${at}`));

/** For each rule: facts in which it finds something, the evidence, and facts like them in which it finds nothing. */
export const cases: Record<RuleId, readonly [Partial<PoolSnapshot>, string, Partial<PoolSnapshot>]> = {
  "old-secret": [
    { maxAgeDays: 30, ...oneClient({ secrets: [secretOf(31), secretOf(2)] }) },
    "Its oldest secret is 31 days old; the limit is 30.",
    { maxAgeDays: 30, ...oneClient({ secrets: [secretOf(30)] }) },
  ],
  "never-rotated": [
    oneClient({ secrets: [secretOf(91)], client: { createdAt: daysAgo(91) } }),
    "It has had one secret since it was created 91 days ago.",
    oneClient({ secrets: [secretOf(90)], client: { createdAt: daysAgo(90) } }),
  ],
  "two-secrets": [
    oneClient({ secrets: [secretOf(60), secretOf(15)] }),
    "It has had two secrets for 15 days.",
    oneClient({ secrets: [secretOf(60), secretOf(14)] }),
  ],
  "retirement-overdue": [
    { retirements: new Map([["abc secret-20", daysAgo(2)]]) },
    "It was to be retired on 2026-05-30, 2 days ago.",
    {
      retirements: new Map([
        ["abc secret-20", daysAgo(-1)],
        ["abc gone", daysAgo(9)],
      ]),
    },
  ],
  "no-owner": [oneClient({ ownerTeam: null }), "No team owns it.", oneClient({ ownerTeam: "team-orders" })],
  "owner-incomplete": [
    owned("", ""),
    "team-orders gives no contact and no purpose.",
    owned("orders@example.com", "Ships orders"),
  ],
  "owner-absent": [
    { actingTeams: new Set(["team-stock"]) },
    "No operator of team-orders signed in lately.",
    { actingTeams: null },
  ],
  "oauth-off": [
    oneClient({ client: { isOAuthOn: false, changedAt: daysAgo(91) } }),
    "OAuth is disabled, and the client last changed 91 days ago.",
    oneClient({ client: { isOAuthOn: false, changedAt: daysAgo(90) } }),
  ],
  "suspended-long": [
    { ...suspended(daysAgo(91)), ...oneClient({ isSuspended: true, client: { isOAuthOn: false } }) },
    "It was suspended 91 days ago.",
    { ...suspended(daysAgo(90)), ...oneClient({ isSuspended: true, client: { isOAuthOn: false } }) },
  ],
  "resumed-outside": [
    suspended(daysAgo(9), daysAgo(1)),
    "It was found turned on again on 2026-05-31.",
    { ...suspended(daysAgo(9), daysAgo(1)), ...oneClient({ client: { isOAuthOn: false } }) },
  ],
  "changed-outside": [
    { outsideCounts: new Map([["abc", 3]]) },
    "3 changes outside Clientele within 30 days.",
    {
      outsideCounts: new Map([
        ["abc", 2],
        ["other", 9],
      ]),
    },
  ],
  "created-outside": [
    { ...outside("created", 30), ...oneClient({ ownerTeam: null }) },
    "First seen on 2026-05-02.",
    { ...outside("created", 31), ...oneClient({ ownerTeam: null }) },
  ],
  "missing-scope": [
    oneClient({ deadScopes: 2, client: { scopes: ["openid", "orders/read", "orders/gone", "old/all"] } }),
    "orders/gone and 1 more.",
    oneClient({ deadScopes: null, client: { scopes: ["orders/gone"] } }),
  ],
  "whole-api": [
    { ...withServer("s0", "s1", "s2"), ...oneClient({ client: { scopes: scopes(3) } }) },
    "All scopes of orders.",
    { ...withServer("s0", "s1"), ...oneClient({ client: { scopes: scopes(2) } }) },
  ],
  "many-scopes": [
    oneClient({ client: { scopes: scopes(45) } }),
    "It has 45 scopes.",
    oneClient({ client: { scopes: scopes(44) } }),
  ],
  "many-apis": [
    oneClient({ client: { scopes: ["a", "b", "c", "d", "e"].map((api) => `${api}/read`) } }),
    "Scopes of 5 resource servers.",
    oneClient({ client: { scopes: [...["a", "b", "c", "d"].map((api) => `${api}/read`), "a/write"] } }),
  ],
  "no-scope": [
    oneClient({ client: { scopes: ["openid"] } }),
    "It has no scope of an API.",
    oneClient({ client: { scopes: [], isOAuthOn: false } }),
  ],
  "registrar-no-owner": [
    oneClient({ ownerTeam: null, ...registrar }),
    `It has ${REGISTER_SCOPE}.`,
    oneClient(registrar),
  ],
  "registrar-old-secret": [
    oneClient({ ...registrar, secrets: [secretOf(91)] }),
    `It has ${REGISTER_SCOPE}, and a secret that is 91 days old.`,
    oneClient({ ...registrar, secrets: [secretOf(90)] }),
  ],
  "registrar-idle": [
    oneClient(registrar),
    `It has ${REGISTER_SCOPE}, and registration is off.`,
    { ...oneClient(registrar), settings: null },
  ],
  "long-token": [
    oneClient({ client: { tokenMinutes: 61 } }),
    "Access tokens live 1 hour 1 minute.",
    oneClient({ client: { tokenMinutes: 481 } }),
  ],
  "very-long-token": [
    oneClient({ client: { tokenMinutes: 1440 } }),
    "Access tokens live 24 hours.",
    oneClient({ client: { tokenMinutes: 480 } }),
  ],
  "not-revocable": [
    oneClient({ client: { isRevocable: false } }),
    "Token revocation is off.",
    oneClient({ client: { isRevocable: undefined } }),
  ],
  "user-sign-in": [
    oneClient({ client: { kind: "mixed", authFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] } }),
    "ALLOW_USER_SRP_AUTH.",
    oneClient({ client: { authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] } }),
  ],
  "password-sign-in": [
    oneClient({ client: { kind: "mixed", authFlows: ["ALLOW_USER_PASSWORD_AUTH"] } }),
    "ALLOW_USER_PASSWORD_AUTH.",
    oneClient({ client: { kind: "mixed", authFlows: ["ALLOW_USER_SRP_AUTH"] } }),
  ],
  "self-registered": [
    oneClient({ client: { isSelfRegistered: true, createdAt: daysAgo(3) } }),
    "Registered on 2026-05-29.",
    oneClient({ client: { isSelfRegistered: true, kind: "people" } }),
  ],
  "duplicate-name": [
    { clients: [aClient(), aClient({ clientId: "def" }, " Orders-Worker")] },
    "2 clients of this pool have this name.",
    { clients: [aClient(), aClient({ clientId: "def" }, "orders-worker-2")] },
  ],
  "test-in-production": [
    oneClient({}, "Refund-TEST-2"),
    "“test” in its name, with 1 scope.",
    oneClient({}, "contest-latest"),
  ],
  "production-elsewhere": [
    { environment: "dev", ...oneClient({}, "orders_prod") },
    "“prod” in its name, in dev.",
    { environment: "dev", ...oneClient({}, "product-sync") },
  ],
  unreadable: [
    oneClient({ client: { unreadable: ["AccessTokenValidity"] } }),
    "AccessTokenValidity.",
    oneClient({ client: { unreadable: undefined } }),
  ],
  "server-no-owner": [{ scopePolicies: new Map() }, "No team owns it.", open("read")],
  "server-no-scope": [withServer(), "It has no scopes.", withServer("read")],
  "server-near-quota": [
    withServer(...Array.from({ length: 90 }, (_, at) => `s${at}`)),
    "It has 90 scopes.",
    withServer(...Array.from({ length: 89 }, (_, at) => `s${at}`)),
  ],
  "scope-unheld": [
    withServer("read", "write"),
    "No client of this pool has it.",
    { ...withServer("read", "write"), clients: [aClient(), { ...aClient(), clientId: "def", client: null }] },
  ],
  "scope-undescribed": [
    {
      servers: [
        { ...aServer("orders"), scopes: [{ full: "orders/read", name: "read", description: " Read " }] },
      ],
    },
    "Its description is its name.",
    {
      servers: [
        { ...aServer("orders"), scopes: [{ full: "orders/read", name: "read", description: "Read orders" }] },
      ],
    },
  ],
  "open-write": [
    { ...withServer("read", "refund.all"), ...open("read", "refund.all") },
    "All operators can grant it.",
    { ...withServer("read", "refund.all"), ...open("read") },
  ],
  "open-registration": [
    registration(["code"]),
    "Everybody can register clients with code.",
    registration(null),
  ],
  "open-credentials": [
    registration(["code", "client_credentials"]),
    "Open registration allows client_credentials.",
    registration(["code"]),
  ],
  "no-deletion-protection": [
    settings({ isDeletionProtected: false }),
    "Deletion protection is off.",
    settings({ isDeletionProtected: null }),
  ],
  "no-domain": [
    settings({ hasDomain: false }),
    "1 client, and no token endpoint.",
    { ...settings({ hasDomain: false }), clients: [] },
  ],
  "clients-near-quota": [{ clients: many(900) }, "900 of 1,000 clients.", { clients: many(899) }],
  "servers-near-quota": [
    { servers: Array.from({ length: 23 }, (_, at) => aServer(`api-${at}`, "read")) },
    "23 of 25 resource servers.",
    { servers: Array.from({ length: 26 }, (_, at) => aServer(`api-${at}`, "read")) },
  ],
  "pool-unlisted": [
    { trouble: "AWS denied ListUserPoolClients." },
    "AWS denied ListUserPoolClients.",
    { trouble: null },
  ],
  "clients-denied": [
    oneClient({ message: "AWS denied it." }),
    "1 client: AWS denied it.",
    oneClient({ message: null }),
  ],
  "names-old": [
    { listedAt: NOW - 49 * 3_600_000 },
    "Last listed on 2026-05-30.",
    { listedAt: NOW - 47 * 3_600_000 },
  ],
};
