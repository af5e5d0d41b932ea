import { z } from "zod";
import type { OwnerFacts } from "@/lib/domain/access/ownership";
import { clientIdShape } from "@/lib/domain/client/id";

const line = z.string().trim().max(256, "Use at most 256 characters.").default("");

/** Who owns a client, as a form describes it. An empty team is nobody. */
export const ownerShape = {
  ownerTeam: z
    .string()
    .trim()
    .regex(/^(team-[\w.-]{1,100})?$/, "Enter a sign-in group: team- followed by letters, digits, . _ or -.")
    .transform((team) => (team === "" ? null : team))
    .default(null),
  /** The name of the team again, if the person confirmed that it is a new one. */
  newTeam: z.string().max(256).optional(),
  contact: line,
  purpose: line,
  ticket: line,
};

export const ownerDraft = z.object({
  ...ownerShape,
  ...clientIdShape,
  /** The owner that the form was opened with (`ownerText`). The new owner replaces it as a whole. */
  seen: z.string(),
});

export type ClientOwnerDraft = z.infer<typeof ownerDraft>;

type OwnerDraft = Omit<z.infer<typeof ownerDraft>, "clientId" | "seen" | "newTeam">;

/** The initial values of the form's fields: the known owner, or the person's first team. */
export const typedOwner = (owner: OwnerFacts | null, teams: readonly string[]) => ({
  ownerTeam: owner?.team ?? teams[0] ?? "",
  contact: owner?.contact ?? "",
  purpose: owner?.purpose ?? "",
  ticket: owner?.ticket ?? "",
});

export type TypedOwner = ReturnType<typeof typedOwner>;

/** The draft as the store keeps it. */
export const ownerFacts = ({ ownerTeam, contact, purpose, ticket }: OwnerDraft): OwnerFacts => ({
  team: ownerTeam,
  contact,
  purpose,
  ticket,
});
