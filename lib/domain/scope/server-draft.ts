import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client/id";
import { fullScope } from "@/lib/domain/scope";
import type { ServerChange } from "@/lib/domain/scope/server-change";

/** Cognito's own limit (quotas page): scopes of one resource server. */
const MOST_SERVER_SCOPES = 100;

/** Cognito's own limit (API reference, ScopeType): the longest scope a client can be granted, with its identifier. */
const MOST_FULL = 256;

// Every rule is Cognito's (API reference, CreateResourceServer), in a sentence.
const tooLong = "Use at most 256 characters.";
const serverName = z
  .string("Give the resource server a name.")
  .trim()
  .min(1, "Give the resource server a name.")
  .max(256, tooLong)
  .regex(/^[\w +=,.@-]+$/, "Use letters without accents, digits, spaces and + = , . @ - _ only.");
const identifierSigns = /^[\x21\x23-\x5B\x5D-\x7E]+$/;
const identifier = z
  .string("Give the resource server an identifier.")
  .min(1, "Give the resource server an identifier.")
  .max(256, tooLong)
  .regex(identifierSigns, 'Use letters without accents, digits and signs: no spaces, no " and no \\.');
const scopeName = z
  .string()
  .min(1, "Give the scope a name.")
  .max(256, tooLong)
  .regex(
    /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/,
    'Use letters without accents, digits and signs: no spaces, no /, no " and no \\.',
  );
const description = z.string().trim().min(1, "Describe what the scope allows.").max(256, tooLong);

const noScope = "This scope isn’t valid. Reload the page and try again.";
const part = z.string(noScope);

/** A scope as a form describes it. */
export type ScopeDraft = { readonly name: string; readonly description: string };

/** What is wrong with a field, or undefined. */
export const nameProblem = (name: string) => sentenceOf(serverName.safeParse(name));
export const identifierProblem = (text: string) => sentenceOf(identifier.safeParse(text));
export const descriptionProblem = (text: string) => sentenceOf(description.safeParse(text));

/** What is wrong with the name of a scope that is to be made beside `others`, or undefined. */
export function scopeNameProblem(
  server: string,
  name: string,
  others: readonly string[],
): string | undefined {
  const wrong = sentenceOf(scopeName.safeParse(name));
  if (wrong !== undefined) return wrong;
  if (others.includes(name)) return "This resource server already has a scope with this name.";
  const { length } = fullScope(server, name);
  if (length <= MOST_FULL) return undefined;
  return `With the identifier, this scope has ${length} characters. The limit is ${MOST_FULL}.`;
}

/** Whether new scopes beside others of these names are valid. */
export const areFine = (server: string, existing: readonly string[], added: readonly ScopeDraft[]): boolean =>
  added.every(({ name, description: text }, at) => {
    const others = [...existing, ...added.slice(0, at).map((scope) => scope.name)];
    return (scopeNameProblem(server, name, others) ?? descriptionProblem(text)) === undefined;
  });

/** What is wrong with so many scopes on one resource server, or undefined. */
export const countProblem = (count: number): string | undefined =>
  count > MOST_SERVER_SCOPES
    ? `A resource server can have at most ${MOST_SERVER_SCOPES} scopes; this would be ${count}.`
    : undefined;

/** A resource server to be made, as its form describes it; each scope is a JSON text. */
export const serverDraft = z
  .object({
    identifier,
    name: serverName,
    scopes: listOf(z.strictObject({ name: part, description: part.trim() }, noScope)),
  })
  .superRefine(({ identifier: server, scopes }, context) => {
    for (const [at, { name, description: text }] of scopes.entries()) {
      const others = scopes.slice(0, at).map((scope) => scope.name);
      refine(context, name, scopeNameProblem(server, name, others) ?? descriptionProblem(text));
    }
  });

/** Names an existing resource server. Refuses what Cognito could not have, or a database could not keep. */
const serverShape = { identifier: z.string().max(256).regex(identifierSigns) };

const scopeEdit = z.strictObject(
  { name: part, was: part.nullable(), becomes: part.trim().nullable() },
  noScope,
);

/** A change of a resource server as its form sends it: each part with the value seen before, each scope as JSON. */
export const serverEditDraft = z
  .object({
    ...serverShape,
    name: serverName.optional(),
    wasName: z.string().max(256).optional(),
    scopes: listOf(scopeEdit),
  })
  .superRefine(({ identifier: server, scopes }, context) => {
    for (const [at, { name, was, becomes }] of scopes.entries()) {
      const others = scopes.slice(0, at).map((scope) => scope.name);
      const wrong = was === null ? scopeNameProblem(server, name, others) : undefined;
      refine(context, name, wrong ?? (becomes === null ? undefined : descriptionProblem(becomes)));
    }
  });

export type ServerEditDraft = z.infer<typeof serverEditDraft>;

/** The change that a sent form describes. */
export const changeIn = ({ name, wasName, scopes }: ServerEditDraft): ServerChange => ({
  name: name === undefined || wasName === undefined ? null : { was: wasName, becomes: name },
  scopes,
});

/** The removal of a scope; with `leavesHolders`, clients may keep it as a dead scope. */
export const scopeRemovalDraft = z.object({
  ...serverShape,
  scope: z.string().min(1).max(256),
  leavesHolders: z.stringbool().default(false),
});

/** The deletion of a resource server; with `leavesHolders`, clients may keep its scopes as dead ones. */
export const serverRemovalDraft = scopeRemovalDraft.omit({ scope: true });

/** The removal of one scope of a resource server from one client, or of all its scopes where `scope` is null. */
export const holderRequest = z.object({
  ...serverShape,
  ...clientIdShape,
  scope: z.string().min(1).max(256).nullable(),
  /** The name typed to confirm it, where that is asked for. */
  typedName: z.string().max(256).default(""),
});

export type HolderRequest = Omit<z.infer<typeof holderRequest>, "typedName">;

const sentenceOf = (parsed: z.ZodSafeParseResult<string>) => parsed.error?.issues[0]?.message;

function refine(context: z.RefinementCtx, scope: string, sentence: string | undefined): void {
  if (sentence !== undefined)
    context.addIssue({ code: "custom", path: ["scopes"], message: `${scope}: ${sentence}` });
}

/** A list of JSON texts, each of this shape. Next cuts a body that is larger than all of them could be. */
function listOf<T extends z.ZodType>(shape: T) {
  const item = z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: noScope });
      return z.NEVER;
    }
  });
  return z
    .array(item.pipe(shape))
    .max(MOST_SERVER_SCOPES, `A resource server can have at most ${MOST_SERVER_SCOPES} scopes.`);
}
