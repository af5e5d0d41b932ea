import {
  bigint,
  boolean,
  date,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { groupsReadings } from "@/lib/domain/access/groups-claim";
import { itemStates } from "@/lib/domain/run/item";
import { runStates } from "@/lib/domain/run/run";

// The tables of lib/store/migrations as the queries name them. Checks, indexes and triggers stand there only.

export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
const sequence = (name: string) => bigint(name, { mode: "number" });

export const auditHead = pgTable("audit_head", {
  sequence: sequence("sequence").notNull(),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
});

export const auditRows = pgTable("audit_rows", {
  sequence: sequence("sequence").primaryKey(),
  id: uuid("id").notNull(),
  at: instant("at").notNull(),
  personId: text("person_id").notNull(),
  personEmail: text("person_email").notNull(),
  role: text("role"),
  sessionId: text("session_id"),
  sourceAddress: text("source_address"),
  isSourceClaimed: boolean("is_source_claimed").notNull(),
  poolId: text("pool_id"),
  environment: text("environment"),
  action: text("action").notNull(),
  objectKind: text("object_kind"),
  objectId: text("object_id"),
  clientId: text("client_id"),
  input: text("input").notNull(),
  before: text("before").notNull(),
  after: text("after").notNull(),
  outcome: text("outcome").notNull(),
  requestId: text("request_id"),
  intentId: text("intent_id"),
  outcomeOf: sequence("outcome_of"),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
});

export const intents = pgTable(
  "intents",
  {
    personId: text("person_id").notNull(),
    id: text("id").notNull(),
    /** The id of the attempt that holds the claim, to recognise it after a lost answer. */
    claim: uuid("claim").notNull(),
    operation: text("operation").notNull(),
    poolId: text("pool_id").notNull(),
    objectKind: text("object_kind"),
    objectId: text("object_id"),
    knownIds: text("known_ids").array().notNull(),
    fingerprint: text("fingerprint"),
    state: text("state", { enum: ["open", "settled", "refused", "unknown", "recovered"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
);

export const clientOwners = pgTable(
  "client_owners",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    team: text("team"),
    contact: text("contact").notNull(),
    purpose: text("purpose").notNull(),
    ticket: text("ticket").notNull(),
    changedAt: instant("changed_at").notNull(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId] })],
);

export const scopePolicies = pgTable(
  "scope_policies",
  {
    poolId: text("pool_id").notNull(),
    serverId: text("server_id").notNull(),
    team: text("team"),
    openScopes: text("open_scopes").array().notNull(),
    changedAt: instant("changed_at").notNull(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.serverId] })],
);

export const suspendedClients = pgTable(
  "suspended_clients",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    wasOAuthOn: boolean("was_oauth_on").notNull(),
    authFlows: text("auth_flows").array(),
    suspendedAt: instant("suspended_at").notNull(),
    suspendedBy: text("suspended_by").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId] })],
);

export const savedViews = pgTable(
  "saved_views",
  {
    poolId: text("pool_id").notNull(),
    personId: text("person_id").notNull(),
    nameKey: text("name_key").notNull(),
    viewId: uuid("view_id").notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.personId, table.nameKey] })],
);

export const waivers = pgTable(
  "waivers",
  {
    poolId: text("pool_id").notNull(),
    rule: text("rule").notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id").notNull(),
    reason: text("reason").notNull(),
    until: instant("until").notNull(),
    waivedAt: instant("waived_at").notNull(),
    waivedBy: text("waived_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.rule, table.objectKind, table.objectId] })],
);

export const findingDays = pgTable(
  "finding_days",
  {
    poolId: text("pool_id").notNull(),
    day: date("day").notNull(),
    counts: text("counts").notNull(),
    countedAt: instant("counted_at").notNull(),
    glance: text("glance"),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.day] })],
);

export const runs = pgTable("runs", {
  id: uuid("id").primaryKey(),
  personId: text("person_id").notNull(),
  personEmail: text("person_email").notNull(),
  change: text("change").notNull(),
  state: text("state", { enum: runStates }).notNull(),
  reason: text("reason"),
  number: sequence("number").notNull(),
  draftedAt: instant("drafted_at").notNull(),
  isWhole: boolean("is_whole").notNull(),
  startedAt: instant("started_at"),
  endedAt: instant("ended_at"),
  holder: text("holder"),
  heldUntil: instant("held_until"),
  resumesAt: instant("resumes_at"),
});

export const runItems = pgTable(
  "run_items",
  {
    runId: uuid("run_id").notNull(),
    position: integer("position").notNull(),
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    name: text("name").notNull(),
    state: text("state", { enum: itemStates }).notNull(),
    sentence: text("sentence"),
    difference: text("difference"),
    input: text("input"),
    intentId: uuid("intent_id").notNull(),
    tries: integer("tries").notNull(),
    number: sequence("number").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);

export const clientLinks = pgTable(
  "client_links",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    rowName: text("row_name").notNull(),
    linkedAt: instant("linked_at").notNull(),
    linkedBy: text("linked_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId] })],
);

export const sessions = pgTable("sessions", {
  sessionId: text("session_id").primaryKey(),
  personId: text("person_id").notNull(),
  email: text("email").notNull(),
  signedInAt: instant("signed_in_at").notNull(),
  groups: text("groups").array().notNull(),
  groupsAt: instant("groups_at").notNull(),
  groupsReading: text("groups_reading", { enum: groupsReadings }).notNull().default("read"),
  refreshToken: text("refresh_token"),
  endsAt: instant("ends_at"),
  endedAt: instant("ended_at"),
});

export const limits = pgTable("limits", {
  key: text("key").primaryKey(),
  taken: integer("taken").notNull(),
  endsAt: instant("ends_at").notNull(),
});

export const leases = pgTable("leases", {
  name: text("name").primaryKey(),
  holder: uuid("holder").notNull(),
  heldUntil: instant("held_until").notNull(),
});

export const inventoryPools = pgTable("inventory_pools", {
  poolId: text("pool_id").primaryKey(),
  version: sequence("version").notNull(),
  listedAt: instant("listed_at"),
  listProblem: text("list_problem"),
  servers: text("servers"),
  serversAt: instant("servers_at"),
  settings: text("settings"),
  settingsAt: instant("settings_at"),
  holder: text("holder"),
  heldUntil: instant("held_until"),
  lookedSince: instant("looked_since"),
  lookedAt: instant("looked_at"),
});

export const inventoryClients = pgTable(
  "inventory_clients",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    version: sequence("version").notNull(),
    /** The version that this one took the place of. */
    replaces: sequence("replaces").notNull(),
    entry: text("entry").notNull(),
    isTold: boolean("is_told").notNull(),
    goneAt: instant("gone_at"),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId] })],
);

export const inventorySnapshots = pgTable("inventory_snapshots", {
  poolId: text("pool_id").primaryKey(),
  version: sequence("version").notNull(),
  clients: text("clients").notNull(),
});
