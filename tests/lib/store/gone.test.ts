import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Result } from "@/lib/domain/result";
import { log } from "@/lib/process/log";
import { verifyChain } from "@/lib/store/audit/chain";
import { openIntents, pruneIntents, unansweredIntents, wasSent } from "@/lib/store/audit/intents";
import { listKinds } from "@/lib/store/audit/kinds";
import { recordIntent, recordRefusal } from "@/lib/store/audit/rows";
import { countOutside, exportRows, findIntended, findPage, findRows } from "@/lib/store/audit/search";
import { deleteLink, linksOf, saveLink } from "@/lib/store/client-links";
import { store } from "@/lib/store/database";
import { forgetRecords } from "@/lib/store/deleted-clients";
import { foundRows } from "@/lib/store/found-rows";
import { beat, endBeat } from "@/lib/store/instances";
import { rowsSince, saveRows, tellRow, untoldRows } from "@/lib/store/inventory/clients";
import {
  holdPool,
  inventoryHead,
  letGoOfPool,
  saveListing,
  saveServers,
  saveSettings,
} from "@/lib/store/inventory/pools";
import { newestSnapshot, saveSnapshot } from "@/lib/store/inventory/snapshots";
import { alone } from "@/lib/store/leases";
import { take, tally } from "@/lib/store/limits";
import { ownerOf, ownersOf, saveOwner } from "@/lib/store/ownership";
import { deleteView, renameView, saveView, viewsOf } from "@/lib/store/saved-views";
import { closeScopes, forgetScopePolicy, saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { burySecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";
import { isUnproven, noteProven, noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { plansOf, retirementsOf, savePlan } from "@/lib/store/secrets/plans";
import { beginSession, endSession, keepRefreshToken, renewGroups, sessionOf } from "@/lib/store/sessions";
import {
  endSuspension,
  forgetSuspension,
  saveSuspension,
  suspensionOf,
  suspensionsOf,
} from "@/lib/store/suspensions";
import { deleteWaiver, saveWaiver, waiversOf } from "@/lib/store/waivers";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";
import { factsOf } from "./audit/rows-facts";

// What the log calls each operation of the store, and what each answers where its tables are gone.

embeddedStore();
beforeAll(async () => {
  await (await store()).execute(sql`DROP SCHEMA public CASCADE`);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const [pool, client, person] = ["eu-west-1_LocalDev1", "1234567890abcdefghijklmnop", "ann"];
const at = "2026-11-29T12:00:00.000Z";
const id = randomUUID();
const view = { viewId: id, name: "mine", query: "kind=m2m" };
const row = { clientId: client, entry: "{}", isGone: false, replaces: 0, isTold: true, askedAt: 0 };
const owner = { team: null, contact: "", purpose: "", ticket: "" };
const suspension = { wasOAuthOn: true, authFlows: null, suspendedAt: at, suspendedBy: person, endedAt: null };
const waived = { rule: "no-owner", objectKind: "client", objectId: client };
const waiver = { ...waived, reason: "It moves.", until: at, waivedAt: at, waivedBy: person };
const secret = { secretId: "s", fingerprint: "f", madeBy: person, provenAt: null };
const session = {
  sessionId: id,
  personId: person,
  email: "ann@example.com",
  signedInAt: 0,
  groups: named(),
  endsAt: null,
};

test.each<[string, () => Promise<Result<unknown>>]>([
  ["append to the audit trail", () => recordIntent(factsOf())],
  ["append to the audit trail", () => recordRefusal(factsOf(), { code: "denied", requestId: null })],
  ["read the head of the audit trail", () => verifyChain()],
  ["search the audit trail", () => findRows({}, 1)],
  ["read a page of the audit trail", () => findPage({}, 1)],
  ["list the kinds of audit rows", () => listKinds()],
  ["find what a form was about to do", () => findIntended(person, id)],
  ["look whether a form was sent", () => wasSent(person, id)],
  ["list open intents", () => openIntents(pool, 0)],
  ["list unanswered intents", () => unansweredIntents(pool, { kind: "client", id: client })],
  ["forget old forms", () => pruneIntents()],
  ["list what was found out about lost acts", () => foundRows(person, [pool], 0)],
  ["beat", () => beat(id, 10)],
  ["end a beat", () => endBeat(id)],
  ["take a lease", () => alone("a lease", async () => ({ ok: true, value: null }))],
  ["count a refusal", () => tally("a key", 60)],
  ["count a use", () => take("a key", 1, 60)],
  ["read an inventory", () => rowsSince(pool, 0)],
  ["keep clients in the inventory", () => saveRows(pool, [row])],
  ["list untold changes", () => untoldRows(pool)],
  ["tell of a change", () => tellRow(pool, client, 1)],
  ["read the head of an inventory", () => inventoryHead(pool)],
  ["note a listing", () => saveListing(pool, { listedAt: 0, problem: null })],
  ["keep the resource servers of a pool", () => saveServers(pool, "[]", 0)],
  ["keep the settings of a pool", () => saveSettings(pool, "{}", 0)],
  ["hold a pool", () => holdPool(pool, id, 10)],
  ["let go of a pool", () => letGoOfPool(pool, id)],
  ["read the snapshot of an inventory", () => newestSnapshot(pool)],
  ["keep the snapshot of an inventory", () => saveSnapshot(pool, { version: 1, clients: "[]" })],
  ["read the owners of a pool", () => ownersOf(pool)],
  ["read the owner of a client", () => ownerOf(pool, client)],
  ["save the owner of a client", () => saveOwner(pool, client, owner, person)],
  ["forget a client", () => forgetRecords(pool, client)],
  ["read the saved views of a person", () => viewsOf(pool, person)],
  ["save a view", () => saveView(pool, person, view)],
  ["rename a view", () => renameView(pool, person, view)],
  ["delete a view", () => deleteView(pool, person, id)],
  ["read the scope policies of a pool", () => scopePoliciesOf(pool)],
  ["save a scope policy", () => saveScopePolicy(pool, "orders", { team: null, openScopes: [] }, person)],
  ["restrict scopes", () => closeScopes(pool, "orders", ["read"])],
  ["forget a scope policy", () => forgetScopePolicy(pool, "orders")],
  [
    "bury a secret",
    () => burySecret(pool, client, { secretId: "s", why: "finished", deletedBy: person, noteIds: [] }),
  ],
  ["list the deleted secrets of a client", () => deletedSecretsOf(pool, client, 0)],
  ["unbury a secret", () => unburySecret(pool, client, "s")],
  ["read the notes of a client's secrets", () => notesOf(pool, client)],
  ["note a secret", () => noteSecret(pool, client, secret)],
  ["note that a secret works", () => noteProven(pool, client, "f")],
  ["look whether a secret was made here", () => isUnproven(pool, client, "f")],
  ["read the plans of a client's secrets", () => plansOf(pool, client)],
  [
    "plan the retirement of a secret",
    () => savePlan(pool, client, "s", { retireAt: at, zone: "UTC", plannedBy: person }),
  ],
  ["begin a session", () => beginSession(session)],
  ["read a session", () => sessionOf(id)],
  ["keep a refresh token", () => keepRefreshToken(id, "sealed")],
  ["renew the groups of a session", () => renewGroups(id, named(), 0)],
  ["end a session", () => endSession(id)],
  ["read the suspension of a client", () => suspensionOf(pool, client)],
  ["save the suspension of a client", () => saveSuspension(pool, client, suspension)],
  ["end the suspension of a client", () => endSuspension(pool, client, 0)],
  ["forget the suspension of a client", () => forgetSuspension(pool, client)],
  ["read the suspensions of a pool", () => suspensionsOf(pool)],
  ["read the planned retirements of a pool", () => retirementsOf(pool)],
  ["count changes made outside", () => countOutside(pool, at)],
  ["read the links of clients", () => linksOf([pool])],
  ["link a client", () => saveLink(pool, { clientId: client, rowName: "orders", by: person })],
  ["unlink a client", () => deleteLink(pool, client)],
  ["read the waivers of a pool", () => waiversOf(pool)],
  ["save a waiver", () => saveWaiver(pool, waiver)],
  ["delete a waiver", () => deleteWaiver(pool, waiver)],
])("where the tables are gone, the log says what could not be done: %s", async (operation, act) => {
  const warn = vi.spyOn(log, "warn");
  expect(await act()).toMatchObject({ ok: false, problem: { code: "store-unreachable" } });
  expect(warn.mock.calls.map(([facts]) => facts)).toEqual([{ operation, reason: expect.any(String) }]);
});

test("an export of the trail says so too, and ends", async () => {
  const warn = vi.spyOn(log, "warn");
  const pages = [];
  for await (const page of exportRows()) pages.push(page);
  expect(pages).toMatchObject([{ ok: false, problem: { code: "store-unreachable" } }]);
  expect(warn.mock.calls).toMatchObject([[{ operation: "export the audit trail" }, expect.any(String)]]);
});
