import { expect, test } from "vitest";
import { linksOf, saveLink } from "@/lib/store/client-links";
import { forgetRecords } from "@/lib/store/deleted-clients";
import { ownerOf, saveOwner } from "@/lib/store/ownership";
import { burySecret, deletedSecretsOf } from "@/lib/store/secrets/deleted";
import { noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";
import { saveSuspension, suspensionOf } from "@/lib/store/suspensions";
import { saveWaiver, waiversOf } from "@/lib/store/waivers";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const at = "2026-11-30T12:00:00.000Z";
const owner = { team: "team-orders", contact: "", purpose: "", ticket: "" };
const suspension = { wasOAuthOn: true, authFlows: null, suspendedAt: at, suspendedBy: "ann", endedAt: null };

/** Saves a record of every kind about a client. */
async function remember(poolId: string, clientId: string) {
  got(await saveOwner(poolId, clientId, owner, "ann@example.com"));
  got(await saveSuspension(poolId, clientId, suspension));
  const note = { fingerprint: "f", madeBy: "ann", provenAt: null };
  got(await noteSecret(poolId, clientId, { ...note, secretId: "kept" }));
  got(await savePlan(poolId, clientId, "kept", { retireAt: at, zone: "UTC", plannedBy: "ann" }));
  got(await saveLink(poolId, { clientId, rowName: "orders", by: "ann" }));
  const waived = { rule: "no-owner", objectKind: "client", objectId: clientId };
  got(await saveWaiver(poolId, { ...waived, reason: "It moves.", until: at, waivedAt: at, waivedBy: "ann" }));
  const deletion = { noteIds: [], why: "finished", deletedBy: "ann" } as const;
  got(await burySecret(poolId, clientId, { ...deletion, secretId: "gone" }));
}

/** How many records there are of each kind. */
const known = async (poolId: string, clientId: string) => ({
  owner: got(await ownerOf(poolId, clientId)) === null ? 0 : 1,
  suspension: got(await suspensionOf(poolId, clientId)) === null ? 0 : 1,
  notes: got(await notesOf(poolId, clientId)).size,
  plans: got(await plansOf(poolId, clientId)).size,
  waivers: got(await waiversOf(poolId)).filter(({ objectId }) => objectId === clientId).length,
  link: got(await linksOf([poolId]))
    .get(poolId)
    ?.has(clientId)
    ? 1
    : 0,
  deleted: got(await deletedSecretsOf(poolId, clientId, 0)).length,
});

onBothStores(() => {
  test("nothing is left of a deleted client, and everything of the others", async () => {
    for (const [poolId, clientId] of [
      ["one", "abc"],
      ["one", "def"],
      ["two", "abc"],
    ] as const)
      await remember(poolId, clientId);
    got(await forgetRecords("one", "abc"));
    const all = { owner: 1, suspension: 1, notes: 1, plans: 1, waivers: 1, link: 1, deleted: 1 };
    expect(await known("one", "abc")).toEqual(Object.fromEntries(Object.keys(all).map((kind) => [kind, 0])));
    expect(await known("one", "def")).toEqual(all);
    expect(await known("two", "abc")).toEqual(all);
  });

  test("a client without records can be deleted too", async () => {
    expect(await forgetRecords("one", "never known")).toEqual({ ok: true, value: null });
  });
});
