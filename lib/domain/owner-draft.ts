import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client-id";
import type { OwnerFacts } from "@/lib/domain/ownership";

const line = z.string().trim().max(256, "Use at most 256 characters.").default("");

/** Who owns a client, as a form describes it. An empty team is nobody. */
export const ownerShape = {
  ownerTeam: z
    .string()
    .trim()
    .regex(/^(team-[\w.-]{1,100})?$/, "A team is a sign-in group: team- and letters, digits, . _ or -.")
    .transform((team) => (team === "" ? null : team))
    .default(null),
  contact: line,
  purpose: line,
  ticket: line,
};

export const ownerDraft = z.object({ ...ownerShape, ...clientIdShape });

export type ClientOwnerDraft = z.infer<typeof ownerDraft>;

type OwnerDraft = Omit<z.infer<typeof ownerDraft>, "clientId">;

/** The draft as the store keeps it. */
export const ownerFacts = ({ ownerTeam, contact, purpose, ticket }: OwnerDraft): OwnerFacts => ({
  team: ownerTeam,
  contact,
  purpose,
  ticket,
});
