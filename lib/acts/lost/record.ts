import "server-only";
import { z } from "zod";
import { aboutClient } from "@/lib/acts/about";
import { cannotTell, done, type Finder, notDone, ownerInput } from "@/lib/acts/lost/act";
import { ownerFacts } from "@/lib/domain/access/owner-draft";
import { ownerText, policyText } from "@/lib/domain/access/ownership";
import { isOf } from "@/lib/domain/finding/waiver";
import { linksOf } from "@/lib/store/client-links";
import { ownerOf } from "@/lib/store/ownership";
import { viewsOf } from "@/lib/store/saved-views";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { waiversOf } from "@/lib/store/waivers";

// Acts on the console's own records: the store shows whether the change was saved. No call to Cognito.

export const lostOwner: Finder = async ({ pool, row }) => {
  const clientId = row.clientId ?? "";
  const about = aboutClient(clientId);
  const asked = ownerInput.safeParse(row.input);
  if (!asked.success) return cannotTell(about);
  const owner = await ownerOf(pool.id, clientId);
  if (!owner.ok) return null;
  return ownerText(owner.value) === ownerText(ownerFacts(asked.data)) ? done(about) : notDone(about);
};

export const lostPolicy: Finder = async ({ pool, intent, row }) => {
  const about = { object: intent.object };
  const asked = policyInput.safeParse(row.input);
  if (!asked.success) return cannotTell(about);
  const policies = await scopePoliciesOf(pool.id);
  if (!policies.ok) return null;
  const { ownerTeam: team, openScopes } = asked.data;
  const known = policies.value.get(intent.object?.id ?? "") ?? { team: null, openScopes: [] };
  return policyText(known) === policyText({ team, openScopes }) ? done(about) : notDone(about);
};

const policyInput = z.object({ ownerTeam: z.string().nullable(), openScopes: z.array(z.string()) });

/** A saved or renamed view is found under its name; a deleted view is not found. */
export const lostView: Finder = async ({ pool, intent, row }) => {
  const asked = viewInput.safeParse(row.input);
  if (!asked.success) return cannotTell({});
  const views = await viewsOf(pool.id, intent.personId);
  if (!views.ok) return null;
  const { viewId, name, query } = asked.data;
  const isThere = views.value.some(
    (view) =>
      (viewId === undefined || view.viewId === viewId) &&
      (name === undefined || view.name === name) &&
      (query === undefined || view.query === query),
  );
  return isThere === (row.action !== "delete view") ? done({}) : notDone({});
};

const viewInput = z.object({
  viewId: z.string().optional(),
  name: z.string().optional(),
  query: z.string().optional(),
});

/** A waiver that was given has the reason of its form; one that was ended is not found. */
export const lostWaiver: Finder = async ({ pool, row }) => {
  const asked = waiverInput.safeParse(row.input);
  if (!asked.success) return cannotTell({});
  const waivers = await waiversOf(pool.id);
  if (!waivers.ok) return null;
  const known = waivers.value.find((waiver) => isOf(waiver, asked.data));
  const isDone = asked.data.reason === undefined ? !known : known?.reason === asked.data.reason;
  return isDone ? done({}) : notDone({});
};

const waiverInput = z.object({
  rule: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  reason: z.string().optional(),
});

/** A client has at most one link, and one that has a link gets no other. */
export const lostLink: Finder = async ({ pool, row }) => {
  const clientId = row.clientId ?? "";
  const about = aboutClient(clientId);
  const links = await linksOf([pool.id]);
  if (!links.ok) return null;
  const isLinked = links.value.get(pool.id)?.has(clientId) ?? false;
  return isLinked === (row.action === "link client") ? done(about) : notDone(about);
};
