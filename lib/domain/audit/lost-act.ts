import { capitalized } from "@/lib/domain/text/capitalized";
import { own } from "@/lib/domain/text/own";

/**
 * Outcomes, found out later, of an act whose process died before it could record one: it was carried out; it was not;
 * this cannot be told; or it was a read, so nothing changed.
 */
export const foundOutcomes = ["recovered", "not-done", "cannot-tell", "interrupted"] as const;

export type FoundOutcome = (typeof foundOutcomes)[number];

/** An act whose person got no answer, with the outcome that was found out later. */
export type LostAct = {
  readonly action: string;
  readonly outcome: FoundOutcome;
  /** The name of its object: a client, a resource server or a view. */
  readonly name: string;
  /** Null where the object is no client, or a client without an id. */
  readonly clientId: string | null;
  /** Null where the object is no resource server. */
  readonly identifier: string | null;
  /** When the outcome was found out: an ISO instant. */
  readonly at: string;
};

/** Whether an act left behind a secret that nobody has seen. */
export const isSecretLost = ({ action, outcome }: Pick<LostAct, "action" | "outcome">): boolean =>
  outcome === "recovered" && own(secretsLost, action) !== undefined;

/** The notice about a lost act. */
export function lostActInWords({ action, outcome, name }: LostAct): { title: string; text: string } {
  const secretLost = outcome === "recovered" ? own(secretsLost, action) : undefined;
  if (secretLost) return { title: secretLost.title(name), text: `${stopped} ${secretLost.text}` };
  const act = own(nouns, action)?.(name) ?? `“${action}” of ${name}`;
  switch (outcome) {
    case "recovered":
      return { title: `${capitalized(act)} was completed`, text: `${stopped} The change was made.` };
    case "not-done":
      return {
        title: `${capitalized(act)} was not completed`,
        text: `${stopped} Nothing was changed. Try again if you still need it.`,
      };
    case "interrupted":
      return { title: `${capitalized(act)} was interrupted`, text: `${stopped} Nothing was changed.` };
    case "cannot-tell":
      return {
        title: `The result of ${act} is unknown`,
        text: `${stopped} The current state doesn’t show whether it was completed. Check before you try again.`,
      };
  }
}

/** The note on such an outcome in the details of an audit row; null for every other outcome. */
export function foundInWords(outcome: string): string | null {
  return own(notes, outcome) ?? null;
}

const notes: Record<string, string> = {
  recovered: "The console stopped before it could answer. A later check found that this was completed.",
  "not-done": "The console stopped before it could answer. A later check found that this was not completed.",
  "cannot-tell":
    "The console stopped before it could answer. A later check couldn’t determine whether this was completed.",
  interrupted: "The console stopped before it could answer. This only reads, so nothing was changed.",
};

const stopped = "The console stopped before it could answer you.";

/** Acts that left behind a secret which nobody has seen. */
const secretsLost: Record<string, { title: (name: string) => string; text: string }> = {
  "create client": {
    title: (name) => `${name} was created, but its secret couldn’t be shown`,
    text: "The client exists, but its secret can’t be shown again. Add a new secret, or delete the client.",
  },
  "start rotation": {
    title: (name) => `The rotation of ${name} was started, but its new secret couldn’t be shown`,
    text: "The older secret still works. The new one can’t be shown again: delete it on the client’s page, then start again.",
  },
};

/** Each act as the subject of a sentence. */
const nouns: Record<string, (name: string) => string> = {
  "create client": (name) => `the creation of ${name}`,
  "edit client": (name) => `the edit of ${name}`,
  "drop dead scopes": (name) => `the removal of missing scopes from ${name}`,
  "remove scope from client": (name) => `the removal of a scope from ${name}`,
  "switch on OAuth": (name) => `the enabling of OAuth for ${name}`,
  "suspend client": (name) => `the suspension of ${name}`,
  "resume client": (name) => `the resumption of ${name}`,
  "delete client": (name) => `the deletion of ${name}`,
  "start rotation": (name) => `the start of a rotation of ${name}`,
  "finish rotation": (name) => `the end of the rotation of ${name}`,
  "cancel rotation": (name) => `the cancellation of the rotation of ${name}`,
  "undo rotation": (name) => `the restoration of a deleted secret of ${name}`,
  "delete leaked secret": (name) => `the deletion of a leaked secret of ${name}`,
  "plan retirement": (name) => `the retirement plan for a secret of ${name}`,
  "edit owner": (name) => `the change of the owner of ${name}`,
  "create resource server": (name) => `the creation of the resource server ${name}`,
  "edit resource server": (name) => `the edit of the resource server ${name}`,
  "remove scope": (name) => `the removal of a scope from the resource server ${name}`,
  "delete resource server": (name) => `the deletion of the resource server ${name}`,
  "set scope policy": (name) => `the change of who may grant the scopes of ${name}`,
};
