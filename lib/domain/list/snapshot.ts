import { z } from "zod";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientEntry } from "@/lib/domain/list/inventory";

/** An entry, and the version of its row in the store. */
export type Kept = { readonly entry: ClientEntry; readonly version: number };

/** Raise it when entries change their shape: an older snapshot is then ignored, and the rows are read. */
const SHAPE = 4;

/**
 * An entry without the names of its fields, which would be most of the text. Scopes and flows are indexes into `texts`:
 * ten thousand clients share some hundred of them. A client's own name is null where it is the entry's.
 */
type Packed = readonly [
  version: number,
  clientId: string,
  name: string,
  client: PackedClient | null,
  describedAt: number | null,
  secrets: readonly (readonly [secretId: string, createdAt: string])[] | null,
  message: string | null,
  isStranger: boolean,
  outside: ClientEntry["outside"],
];

type PackedClient = readonly [
  name: string | null,
  kind: AppClient["kind"],
  scopes: readonly number[],
  tokenMinutes: number,
  isOAuthOn: boolean,
  authFlows: readonly number[],
  createdAt: string,
  changedAt: string,
  isSelfRegistered: 0 | 1,
  isRevocable: 0 | 1,
];

const snapshot = z.object({
  shape: z.literal(SHAPE),
  texts: z.array(z.string()),
  // Not validated one by one, which would take longer than all the rest: only `snapshotText` writes them.
  clients: z.array(z.custom<Packed>()),
});

/** All entries of a pool in one text, in the order given. Only the fields of `Packed` are written. */
export function snapshotText(kept: Iterable<Kept>): string {
  const texts = new Map<string, number>();
  const place = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const clients = Array.from(kept, (it) => packed(it, place));
  return JSON.stringify({ shape: SHAPE, texts: [...texts.keys()], clients });
}

/** The entries in a snapshot, in their order; null if it has another shape. */
export function snapshotIn(text: string): Kept[] | null {
  const { success, data } = snapshot.safeParse(JSON.parse(text));
  if (!success) return null;
  const textsAt = (places: readonly number[]) => places.map((place) => data.texts[place] ?? "");
  return data.clients.map((it) => unpacked(it, textsAt));
}

function packed({ entry, version }: Kept, place: (text: string) => number): Packed {
  const { clientId, name, client, describedAt, secrets, message, isStranger, outside } = entry;
  return [
    version,
    clientId,
    name,
    client && packedClient(client, name, place),
    describedAt,
    secrets?.map(({ secretId, createdAt }) => [secretId, createdAt] as const) ?? null,
    message,
    isStranger,
    outside,
  ];
}

const packedClient = (client: AppClient, name: string, place: (text: string) => number): PackedClient => [
  client.name === name ? null : client.name,
  client.kind,
  client.scopes.map(place),
  client.tokenMinutes,
  client.isOAuthOn,
  client.authFlows.map(place),
  client.createdAt,
  client.changedAt,
  client.isSelfRegistered ? 1 : 0,
  client.isRevocable === false ? 0 : 1,
];

// By index: destructuring an array goes through its iterator, which is slower, and the first screen waits for this.
function unpacked(it: Packed, textsAt: (places: readonly number[]) => string[]): Kept {
  const client = it[3];
  return {
    version: it[0],
    entry: {
      clientId: it[1],
      name: it[2],
      client: client && {
        clientId: it[1],
        name: client[0] ?? it[2],
        kind: client[1],
        scopes: textsAt(client[2]),
        tokenMinutes: client[3],
        isOAuthOn: client[4],
        authFlows: textsAt(client[5]),
        createdAt: client[6],
        changedAt: client[7],
        ...(client[8] === 1 && { isSelfRegistered: true }),
        ...(client[9] === 0 && { isRevocable: false }),
      },
      describedAt: it[4],
      secrets: it[5]?.map((secret) => ({ secretId: secret[0], createdAt: secret[1] })) ?? null,
      message: it[6],
      isStranger: it[7],
      outside: it[8],
    },
  };
}
