import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "@/lib/store/schema";

// The tables about secrets, as in lib/store/schema.ts. They never hold a value.

export const secretNotes = pgTable(
  "secret_notes",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    secretId: text("secret_id").notNull(),
    madeBy: text("made_by"),
    fingerprint: text("fingerprint"),
    provenAt: instant("proven_at"),
    restores: text("restores"),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId, table.secretId] })],
);

export const deletedSecrets = pgTable(
  "deleted_secrets",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    secretId: text("secret_id").notNull(),
    fingerprint: text("fingerprint"),
    why: text("why", { enum: ["finished", "cancelled", "leaked"] }).notNull(),
    deletedAt: instant("deleted_at").notNull(),
    deletedBy: text("deleted_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId, table.secretId] })],
);

export const secretPlans = pgTable(
  "secret_plans",
  {
    poolId: text("pool_id").notNull(),
    clientId: text("client_id").notNull(),
    secretId: text("secret_id").notNull(),
    retireAt: instant("retire_at").notNull(),
    zone: text("zone").notNull(),
    plannedBy: text("planned_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.poolId, table.clientId, table.secretId] })],
);
