import { z } from "zod";
import { ownerShape } from "@/lib/domain/access/owner-draft";
import { tokenSources } from "@/lib/domain/client/client";
import { clientIdShape } from "@/lib/domain/client/id";
import { carriedSettings, keptTemplate } from "@/lib/domain/client/template";
import { MOST_SCOPES } from "@/lib/domain/scope";
import { TOKEN_MINUTES } from "@/lib/domain/token";

const minutesWrong = `Enter a whole number of minutes from ${TOKEN_MINUTES.least} to ${TOKEN_MINUTES.most} (24 hours).`;

/** A client as the form describes it. Every rule is Cognito's (API reference, CreateUserPoolClient), in a sentence. */
export const clientDraft = z.object({
  ...ownerShape,
  name: z
    .string("Give the client a name.")
    .trim()
    .min(1, "Give the client a name.")
    .max(128, "Use at most 128 characters.")
    .regex(/^[\w +=,.@-]+$/, "Use letters without accents, digits, spaces and + = , . @ - _ only."),
  scopes: z
    .array(z.string().max(256, "A scope has at most 256 characters."), "Choose at least one scope.")
    .min(1, "Choose at least one scope. A client without scopes can’t get tokens.")
    .max(MOST_SCOPES, `Choose at most ${MOST_SCOPES} scopes.`)
    .refine((scopes) => new Set(scopes).size === scopes.length, "Each scope can be granted once."),
  tokenMinutes: z
    .string(minutesWrong)
    .trim()
    .regex(/^\d{1,4}$/, minutesWrong)
    .transform(Number)
    .refine((minutes) => minutes >= TOKEN_MINUTES.least && minutes <= TOKEN_MINUTES.most, minutesWrong),
});

/** The same with where the client gets its tokens, and with the settings that it takes over: from a client of this console, or from a file as JSON. */
export const newClientDraft = clientDraft.extend({
  tokenSource: z.enum(tokenSources).optional(),
  fromPool: z.string().max(55).optional(),
  fromClient: clientIdShape.clientId.optional(),
  fromChangedAt: z.iso.datetime().optional(),
  carried: z
    .string()
    .max(1_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("This isn’t valid JSON.");
        return z.NEVER;
      }
    })
    .pipe(carriedSettings)
    .optional(),
});

/** Unsaved input of the form of a new client, and the file that filled it, as a browser keeps it. */
export const keptClient = z.object({
  name: z.string(),
  minutes: z.string(),
  scopes: z.array(z.string()),
  tokenSource: z.enum(tokenSources),
  owner: z.object({ ownerTeam: z.string(), contact: z.string(), purpose: z.string(), ticket: z.string() }),
  file: z.object({ label: z.string(), template: keptTemplate }).nullable(),
});

export type NewClientDraft = z.infer<typeof newClientDraft>;

export type ClientDraft = z.infer<typeof clientDraft>;

/** The part of a draft that Cognito keeps. */
export type ClientSettings = Pick<ClientDraft, "name" | "scopes" | "tokenMinutes"> &
  Pick<NewClientDraft, "tokenSource">;
