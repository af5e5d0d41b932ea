import { z } from "zod";
import { ownerShape } from "@/lib/domain/access/owner-draft";

/** Who may grant the scopes of a resource server, as a form describes it. Limits are Cognito's (API reference). */
export const scopePolicyDraft = z.object({
  ownerTeam: ownerShape.ownerTeam,
  newTeam: ownerShape.newTeam,
  identifier: z.string().min(1).max(256),
  /** Names of scopes without the identifier. */
  openScopes: z.array(z.string().min(1).max(256)).max(100),
  /** The policy that the form was opened with (`policyText`). The new policy replaces it as a whole. */
  seen: z.string(),
});

export type ScopePolicyDraft = z.infer<typeof scopePolicyDraft>;

/** Unsaved input of the form of a scope policy, as a browser keeps it: a team, and the scopes ticked or cleared. */
export const keptPolicy = z.object({
  team: z.string().nullable(),
  scopes: z.array(z.object({ name: z.string(), isOpen: z.boolean() })),
});

export type KeptPolicy = z.infer<typeof keptPolicy>;

export const untouchedPolicy: KeptPolicy = { team: null, scopes: [] };
