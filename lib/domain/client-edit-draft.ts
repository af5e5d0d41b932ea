import { z } from "zod";
import { clientDraft } from "@/lib/domain/client-draft";
import { clientIdShape } from "@/lib/domain/client-id";
import { MOST_SCOPES } from "@/lib/domain/scope";

const scopeList = z
  .array(z.string().max(256, "A scope has at most 256 characters."))
  .max(MOST_SCOPES, `Choose at most ${MOST_SCOPES} scopes.`);

/** A change of a client as the form sends it: only what somebody changed, and which state of the client they saw. */
export const clientEditDraft = z.object({
  ...clientIdShape,
  /** `changedAt` of the client that the form was opened with. */
  changedAt: z.iso.datetime(),
  name: clientDraft.shape.name.optional(),
  addScopes: scopeList,
  dropScopes: scopeList,
  tokenMinutes: clientDraft.shape.tokenMinutes.optional(),
  isRevocable: z.stringbool().optional(),
});

export type ClientEditDraft = z.infer<typeof clientEditDraft>;

/** A form that changes one thing of a client as it was seen. */
export const clientAsSeen = clientEditDraft.pick({ clientId: true, changedAt: true });

const settings = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  tokenMinutes: z.number(),
  isRevocable: z.boolean(),
});

/** What is typed into the form and not saved yet, as a browser keeps it, with the state of the client it began from. */
export const keptEdit = z.object({
  name: z.string(),
  minutes: z.string(),
  scopes: z.array(z.string()),
  isRevocable: z.boolean(),
  before: settings,
  changedAt: z.string(),
});
