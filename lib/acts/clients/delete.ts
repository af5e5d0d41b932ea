import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { afterDeletion } from "@/lib/acts/after-deletion";
import { aloneWithClient } from "@/lib/acts/clients/change";
import { notForMachines, refuseMoved } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { deleteClient as deleteAtCognito, getClient } from "@/lib/aws/cognito/clients";
import { isM2m } from "@/lib/domain/client/client";
import { seenClientDraft } from "@/lib/domain/client/id";
import { ok } from "@/lib/domain/result";
import { forget } from "@/lib/inventory/own-writes";
import { forgetRecords } from "@/lib/store/deleted-clients";

/**
 * Deletes a client, which is read again first. Its name must be typed. Two calls. Fails as `getClient`, denied for a
 * client that is not for machines, changed-meanwhile for one that changed since it was seen; its run with busy,
 * unknown-outcome if the read after a lost answer fails too.
 */
export const deleteClient = act({
  name: "delete client",
  permission: "delete client",
  input: seenClientDraft,
  subject: clientSubject,
  plan: async (pool, seen) => {
    const { clientId } = seen;
    const client = await getClient(pool, clientId);
    if (!client.ok) return client;
    if (!isM2m(client.value.kind)) return notForMachines;
    const moved = refuseMoved(seen, client.value);
    if (moved) return moved;
    return ok({
      typedName: client.value.name,
      trace: { object: { kind: "client", id: clientId } },
      // Under the lease, so that no other act saves anything about a deleted client.
      run: () =>
        aloneWithClient(pool, clientId, async () => {
          const deleted = await deleteAtCognito(pool, clientId);
          const gone = await afterDeletion(deleted, () => getClient(pool, clientId), "client");
          if (!gone.ok) return gone;
          await Promise.all([forget(pool, clientId), forgetRecords(pool.id, clientId)]);
          return client;
        }),
    });
  },
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    ...aboutClient(clientId),
    before: { name, scopes: [...scopes], tokenMinutes },
  }),
});
