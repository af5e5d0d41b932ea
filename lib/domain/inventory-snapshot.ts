import { z } from "zod";
import type { AppClient } from "@/lib/domain/client";
import type { ClientEntry } from "@/lib/domain/inventory";

/** An entry, and the version of its row in the store. */
export type Kept = { readonly entry: ClientEntry; readonly version: number };

/** Raised when entries change their shape: an older snapshot is then no use, and the rows are read. */
const SHAPE = 1;

/** Scopes and flows are named by their place among `texts`: ten thousand clients share some hundred of them. */
type Packed = Omit<ClientEntry, "client"> & {
  readonly version: number;
  readonly client:
    | (Omit<AppClient, "clientId" | "scopes" | "authFlows"> & {
        readonly scopes: readonly number[];
        readonly authFlows: readonly number[];
      })
    | null;
};

const snapshot = z.object({
  shape: z.literal(SHAPE),
  texts: z.array(z.string()),
  // Not looked at one by one, which would take longer than all the rest: `snapshotText` alone writes them.
  clients: z.array(z.custom<Packed>()),
});

/** All entries of a pool in one text, in the order given. Fields are selected, so that nothing else rides along. */
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

/** The entries in such a text, in their order; null where it is of another shape. */
export function snapshotIn(text: string): Kept[] | null {
  const { success, data } = snapshot.safeParse(JSON.parse(text));
  if (!success) return null;
  const textsAt = (places: readonly number[]) => places.map((place) => data.texts[place] ?? "");
  return data.clients.map((it) => unpacked(it, textsAt));
}

function packed({ entry, version }: Kept, place: (text: string) => number): Packed {
  const { clientId, name, client, describedAt, secrets, message, isStranger, outside } = entry;
  return {
    version,
    clientId,
    name,
    client: client && {
      name: client.name,
      kind: client.kind,
      scopes: client.scopes.map(place),
      tokenMinutes: client.tokenMinutes,
      isOAuthOn: client.isOAuthOn,
      authFlows: client.authFlows.map(place),
      createdAt: client.createdAt,
      changedAt: client.changedAt,
    },
    describedAt,
    secrets: secrets?.map(({ secretId, createdAt }) => ({ secretId, createdAt })) ?? null,
    message,
    isStranger,
    outside,
  };
}

// Written out: a spread takes three times as long, and somebody waits for the first screen.
function unpacked(it: Packed, textsAt: (places: readonly number[]) => string[]): Kept {
  const { version, clientId, name, client, describedAt, secrets, message, isStranger, outside } = it;
  return {
    version,
    entry: {
      clientId,
      name,
      client: client && {
        clientId,
        name: client.name,
        kind: client.kind,
        scopes: textsAt(client.scopes),
        tokenMinutes: client.tokenMinutes,
        isOAuthOn: client.isOAuthOn,
        authFlows: textsAt(client.authFlows),
        createdAt: client.createdAt,
        changedAt: client.changedAt,
      },
      describedAt,
      secrets,
      message,
      isStranger,
      outside,
    },
  };
}
