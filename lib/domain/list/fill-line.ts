import type { ClientRow, ListProgress } from "@/lib/domain/list/parse";

/** One line of the stream that fills the list in. */
export type FillLine =
  | { readonly is: "row"; readonly row: ClientRow }
  | { readonly is: "failed"; readonly clientId: string; readonly message: string }
  | { readonly is: "progress"; readonly progress: ListProgress };
