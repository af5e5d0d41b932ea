import { z } from "zod";
import type { AppClient, ClientName } from "@/lib/domain/client/client";
import type { Secret } from "@/lib/domain/secret/secret";
import { canonicalJson, type Json, json } from "@/lib/domain/text/canonical-json";

/** A change of a client that was made without this console: when it was noticed, and the difference. */
export type OutsideChange = {
  readonly kind: "created" | "changed" | "deleted";
  /** Epoch milliseconds. */
  readonly at: number;
  /** The differing values by name, before and after; null where the client did not or does not exist. */
  readonly before: Json;
  readonly after: Json;
};

/** A client as the console remembers it, never with the value of a secret. Instants are epoch milliseconds. */
export type ClientEntry = ClientName & {
  /** Null until its settings have been read. */
  readonly client: AppClient | null;
  /** When the settings were asked for. */
  readonly describedAt: number | null;
  /** Null until they have been listed. */
  readonly secrets: readonly Secret[] | null;
  /** Why the settings could not be read, or the secrets could not be listed; null where all is well. */
  readonly message: string | null;
  /** Whether it appeared after the pool was known as a whole, and it is not known yet who created it. */
  readonly isStranger: boolean;
  readonly outside: OutsideChange | null;
};

/** A client of which only the name is known. */
export const unreadEntry = ({ clientId, name }: ClientName, isStranger: boolean): ClientEntry => ({
  clientId,
  name,
  client: null,
  describedAt: null,
  secrets: null,
  message: null,
  isStranger,
  outside: null,
});

/** Raise it when entries change their shape: older ones are then read from Cognito again. */
const SHAPE = 1;

const client = z.object({
  clientId: z.string(),
  name: z.string(),
  kind: z.enum(["m2m", "mixed", "people"]),
  scopes: z.array(z.string()),
  tokenMinutes: z.number(),
  isOAuthOn: z.boolean(),
  authFlows: z.array(z.string()),
  createdAt: z.string(),
  changedAt: z.string(),
  isSelfRegistered: z.literal(true).optional(),
  isRevocable: z.literal(false).optional(),
  unreadable: z.array(z.string()).optional(),
}) satisfies z.ZodType<AppClient>;

const settings = client.omit({
  clientId: true,
  createdAt: true,
  isSelfRegistered: true,
  isRevocable: true,
  unreadable: true,
});

const instant = z.number().nullable();

const outside = z.object({
  kind: z.enum(["created", "changed", "deleted"]),
  at: z.number(),
  before: json,
  after: json,
});

const shape: z.ZodType<ClientEntry> = z.object({
  clientId: z.string(),
  name: z.string(),
  client: client.nullable(),
  describedAt: instant,
  secrets: z.array(z.object({ secretId: z.string(), createdAt: z.string() })).nullable(),
  message: z.string().nullable(),
  isStranger: z.boolean(),
  outside: outside.nullable(),
});

/** An entry as the store keeps it. The schema selects the fields, so that no other is stored. */
export const entryText = (entry: ClientEntry): string =>
  JSON.stringify({ shape: SHAPE, ...shape.parse(entry) });

/** The entry in a stored text, or null where it is of another shape. */
export function entryIn(text: string): ClientEntry | null {
  const stored: unknown = JSON.parse(text);
  const version = z.looseObject({ shape: z.literal(SHAPE) }).safeParse(stored);
  const entry = shape.safeParse(stored);
  return version.success && entry.success ? entry.data : null;
}

/** The name in a stored text of any shape: enough to list the client until it is read again. */
export const nameIn = (text: string): string => {
  const stored = z.looseObject({ name: z.string() }).safeParse(JSON.parse(text));
  return stored.success ? stored.data.name : "";
};

type Known = Pick<ClientEntry, "client" | "secrets">;

/**
 * The difference between two reads of a client, by name, or null if there is none. Compares secrets by their ids.
 * `changedAt` counts only where nothing else differs: then the console does not read what changed.
 */
export function difference(
  one: Known,
  other: Known,
): { before: Record<string, Json>; after: Record<string, Json> } | null {
  const [before, after] = [factsOf(one), factsOf(other)];
  const differing = Object.keys(after).filter(
    (name) => name in before && canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
  const told = differing.length > 1 ? differing.filter((name) => name !== "changedAt") : differing;
  if (told.length === 0) return null;
  const pick = (facts: Record<string, Json>) =>
    Object.fromEntries(told.map((name) => [name, facts[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** A client's settings and the ids of its secrets, as an audit row holds them. */
export function factsOf({ client: known, secrets }: Known): Record<string, Json> {
  return {
    ...(known && {
      ...settings.parse(known),
      scopes: [...known.scopes].sort(),
      authFlows: [...known.authFlows].sort(),
      ...(known.isSelfRegistered && { isSelfRegistered: true }),
      ...(known.isRevocable === false && { isRevocable: false }),
    }),
    // Not "secrets": the audit trail hides the values of members with that name.
    ...(secrets && { secretIds: secrets.map(({ secretId }) => secretId).sort() }),
  };
}
