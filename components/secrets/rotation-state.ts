import type { NewSecret } from "@/lib/domain/secret/secret";

/** What is asked before an act. */
export type Question = "verify" | "finish" | "cancel" | "leak";

/** The state of the page of a client's secrets. The value of a new secret is not part of it. */
export type RotationState = {
  /** The dialog that asks. */
  readonly asks: Question | null;
  /** The leaked secret, which is deleted next; null while none is known. */
  readonly leaked: string | null;
  /** The secret that was added on this page, without its value; null once it is not shown any more. */
  readonly born: Omit<NewSecret, "secret"> | null;
};

export type RotationEvent =
  | { readonly is: "asked"; readonly question: Question }
  /** The dialog is closed: cancelled, or answered without an end of the rotation. */
  | { readonly is: "backed-out" }
  /** A secret is being added to replace the leaked one, which the next click deletes. */
  | { readonly is: "replacing"; readonly leaked: string }
  | { readonly is: "born"; readonly born: NonNullable<RotationState["born"]> }
  | { readonly is: "ended" }
  | { readonly is: "let-go" };

export const noRotation: RotationState = { asks: null, leaked: null, born: null };

/** The state after an event. */
export function rotationAfter(state: RotationState, event: RotationEvent): RotationState {
  switch (event.is) {
    case "asked":
      return { ...state, asks: event.question };
    // Backing out of the question about a leak ends the emergency too.
    case "backed-out":
      return { ...state, asks: null, leaked: state.asks === "leak" ? null : state.leaked };
    case "replacing":
      return { ...state, leaked: event.leaked };
    case "born":
      return { ...state, asks: null, born: event.born };
    case "ended":
      return { ...state, asks: null, leaked: null };
    case "let-go":
      return { ...state, born: null };
  }
}
