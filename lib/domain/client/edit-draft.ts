import { z } from "zod";
import type { ClientChange, EditableSettings } from "@/lib/domain/client/change";
import { clientDraft } from "@/lib/domain/client/draft";
import { clientIdShape } from "@/lib/domain/client/id";
import { liveScopes, MOST_SCOPES, type ResourceServer } from "@/lib/domain/scope";

const scopeList = z
  .array(z.string().max(256, "A scope has at most 256 characters."))
  .max(MOST_SCOPES, `Choose at most ${MOST_SCOPES} scopes.`);

/** A change of a client as the form sends it: only the changed fields, and the state of the client that was seen. */
export const clientEditDraft = z.object({
  ...clientIdShape,
  /** `changedAt` of the client that the form was opened with. */
  changedAt: z.iso.datetime(),
  name: clientDraft.shape.name.optional(),
  addScopes: scopeList,
  dropScopes: scopeList,
  tokenMinutes: clientDraft.shape.tokenMinutes.optional(),
  isRevocable: z.stringbool().optional(),
  /** The client of another environment that the change carries over, for the audit trail. */
  fromPool: z.string().max(55).optional(),
  fromClient: clientIdShape.clientId.optional(),
});

export type ClientEditDraft = z.infer<typeof clientEditDraft>;

/** Scopes to add to those that a client has, and the name typed once for all clients of the page. */
export const scopeAddition = z.object({
  ...clientIdShape,
  addScopes: scopeList.min(1),
  typedName: z.string().max(256).default(""),
});

export type ScopeAddition = z.infer<typeof scopeAddition>;

/** A form that changes one thing of a client in the state that was seen. */
export const clientAsSeen = clientEditDraft.pick({ clientId: true, changedAt: true });

const settings = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  tokenMinutes: z.number(),
  isRevocable: z.boolean(),
});

/** Unsaved input of the form, as a browser keeps it, with the state of the client it began from. */
export const keptEdit = z.object({
  name: z.string(),
  minutes: z.string(),
  scopes: z.array(z.string()),
  isRevocable: z.boolean(),
  before: settings,
  changedAt: z.string(),
});

/** The initial values of the fields. Dead scopes are off, because Cognito refuses an update that names one. */
export const typedEdit = (settings: EditableSettings, servers: readonly ResourceServer[]) => ({
  name: settings.name,
  minutes: String(settings.tokenMinutes),
  scopes: liveScopes(settings.scopes, servers),
  isRevocable: settings.isRevocable,
});

/** A change as the fields of the form; what does not change has none. */
export const changeFields = ({ tokenMinutes, isRevocable, ...texts }: ClientChange) => ({
  ...texts,
  tokenMinutes: tokenMinutes?.toString(),
  isRevocable: isRevocable?.toString(),
});
