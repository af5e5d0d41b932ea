import type { ClientRow, ListProgress } from "@/lib/domain/list/parse";

/** The environment of a line’s client, in a stream over several pools. */
type Place = { readonly environment?: string };

/** One line of the stream that fills the list in. */
export type FillLine =
  | (Place & { readonly is: "row"; readonly row: ClientRow })
  | (Place & { readonly is: "failed"; readonly clientId: string; readonly message: string })
  | { readonly is: "progress"; readonly progress: ListProgress };

/** How a client is named in the address of such a stream, and found in its lines: "prod/1a2b3c" in a list of all pools. */
export const fillKey = (clientId: string, environment?: string): string =>
  environment === undefined ? clientId : `${environment}/${clientId}`;
