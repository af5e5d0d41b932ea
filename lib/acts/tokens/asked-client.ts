import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { sameName } from "@/lib/domain/client/client";
import { isClientId } from "@/lib/domain/client/id";
import { LONGEST_SEARCH } from "@/lib/domain/list/url";
import { whenReading } from "@/lib/domain/problem";
import type { AskedClient } from "@/lib/domain/token/prediction";
import { findClients, readClient } from "@/lib/inventory/clients";

/** The most clients that are offered. */
const MOST_OFFERED = 10;

/**
 * The client that a person means by an ID, a name or a part of one; several where more than one fits. One call to Cognito
 * for the settings of the one.
 */
export async function askedClient(pool: Pool, typed: string): Promise<AskedClient> {
  const text = typed.trim();
  if (text === "") return { is: "none" };
  if (text.length > LONGEST_SEARCH) return refused("This is too long for a name or a client ID.");
  const found = await findClients(pool, { q: text, kind: "all", page: 1 });
  const named = (found.ok ? found.value.rows : []).filter(
    ({ name, clientId }) => clientId === text || sameName(name, text),
  );
  const fitting = named.length > 0 ? named : found.ok ? found.value.rows : [];
  const [only] = fitting;
  if (fitting.length > 1)
    return {
      is: "several",
      clients: fitting.slice(0, MOST_OFFERED).map(({ clientId, name }) => ({ clientId, name })),
    };
  // A client that was made a moment ago is not in the list yet.
  const clientId = only?.clientId ?? (isClientId(text) ? text : null);
  if (clientId === null) return refused(found.ok ? noSuch : whenReading(found.problem).message);
  const client = await readClient(pool, clientId);
  if (client.ok) return { is: "one", client: client.value };
  return refused(client.problem.code === "not-found" ? noSuch : whenReading(client.problem).message);
}

const noSuch = "No app client of this pool has this name or ID.";

const refused = (sentence: string): AskedClient => ({ is: "refused", sentence });
