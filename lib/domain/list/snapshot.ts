import { z } from "zod";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { numbering } from "@/lib/domain/text/numbering";

/** An entry, and the version of its row in the store. */
export type Kept = { readonly entry: ClientEntry; readonly version: number };

/** Raise it when entries change their shape: an older snapshot is then ignored, and the rows are read. */
const SHAPE = 5;

/**
 * An entry without the names of its fields, which would be most of the text. The scopes and the flows of a client are an
 * index into `lists`, whose texts are indexes into `texts`: ten thousand clients share some hundred of both. A client's
 * own name is null where it is the entry's.
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
  scopes: number,
  tokenMinutes: number,
  isOAuthOn: boolean,
  authFlows: number,
  createdAt: string,
  changedAt: string,
  isSelfRegistered: 0 | 1,
  isRevocable: 0 | 1,
];

const snapshot = z.object({
  shape: z.literal(SHAPE),
  texts: z.array(z.string()),
  lists: z.array(z.array(z.number())),
  // Not validated one by one, which would take longer than all the rest: only `snapshotText` writes them.
  clients: z.array(z.custom<Packed>()),
});

/** All entries of a pool in one text, in the order given. Only the fields of `Packed` are written. */
export function snapshotText(kept: Iterable<Kept>): string {
  const texts = numbering();
  const lists = numbering();
  const place = (list: readonly string[]) => lists.numberOf(list.map(texts.numberOf).join());
  const clients = Array.from(kept, (it) => packed(it, place));
  return JSON.stringify({
    shape: SHAPE,
    texts: texts.texts,
    lists: lists.texts.map((list) => (list === "" ? [] : list.split(",").map(Number))),
    clients,
  });
}

/** The entries in a snapshot, in their order; null if it has another shape. */
export function snapshotIn(text: string): Kept[] | null {
  const { success, data } = snapshot.safeParse(JSON.parse(text));
  if (!success) return null;
  // Clients with the same scopes share the list of them.
  const lists = data.lists.map((places) => places.map((place) => data.texts[place] ?? ""));
  return data.clients.map((it) => unpacked(it, lists));
}

function packed({ entry, version }: Kept, place: (list: readonly string[]) => number): Packed {
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

const packedClient = (
  client: AppClient,
  name: string,
  place: (list: readonly string[]) => number,
): PackedClient => [
  client.name === name ? null : client.name,
  client.kind,
  place(client.scopes),
  client.tokenMinutes,
  client.isOAuthOn,
  place(client.authFlows),
  client.createdAt,
  client.changedAt,
  client.isSelfRegistered ? 1 : 0,
  client.isRevocable === false ? 0 : 1,
];

// By index: destructuring an array goes through its iterator, which is slower, and the first screen waits for this.
function unpacked(it: Packed, lists: readonly string[][]): Kept {
  const client = it[3];
  // Most clients are as they were created, with the secret of that instant: one text in memory for all.
  const born = client?.[6];
  const instant = (text: string) => (text === born ? born : text);
  return {
    version: it[0],
    entry: {
      clientId: it[1],
      name: it[2],
      client: client && {
        clientId: it[1],
        name: client[0] ?? it[2],
        kind: client[1],
        scopes: lists[client[2]] ?? [],
        tokenMinutes: client[3],
        isOAuthOn: client[4],
        authFlows: lists[client[5]] ?? [],
        createdAt: client[6],
        changedAt: instant(client[7]),
        ...(client[8] === 1 && { isSelfRegistered: true }),
        ...(client[9] === 0 && { isRevocable: false }),
      },
      describedAt: it[4],
      secrets: it[5]?.map((secret) => ({ secretId: secret[0], createdAt: instant(secret[1]) })) ?? null,
      message: it[6],
      isStranger: it[7],
      outside: it[8],
    },
  };
}
