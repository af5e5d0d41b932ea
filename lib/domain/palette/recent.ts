import { CLIENT_ID, ENVIRONMENT } from "@/lib/domain/ids";
import { decodeSegment } from "@/lib/domain/routes";

/** How many clients the palette remembers. */
export const MOST_RECENT = 8;

/** The clients seen last as the palette keeps them, newest first: `environment/client-id`. */
export type Recent = readonly string[];

type Place = { readonly environment: string | null; readonly client: string | null };

/** The environment and the client that the page at this path is about; null where it is about none, or its address is mistyped. */
export function placeOf(path: string): Place {
  const [, pools, pool = "", clients, client = ""] = path.split("/");
  const environment = pools === "pools" ? idIn(pool, ENVIRONMENT) : null;
  const isClient = environment !== null && clients === "clients" && client !== "new";
  return { environment, client: isClient ? idIn(client, CLIENT_ID) : null };
}

function idIn(segment: string, shape: RegExp): string | null {
  const id = decodeSegment(segment);
  return id !== null && shape.test(id) ? id : null;
}

/** The list that the browser kept as a text, without what names no client. */
export const recentIn = (kept: string): Recent =>
  kept.split(",").filter((one) => {
    const [environment = "", client = ""] = one.split("/");
    return ENVIRONMENT.test(environment) && CLIENT_ID.test(client);
  });

/** The same list with the client of a page first; unchanged for a page that is about no client. */
export function withPage(recent: Recent, path: string): Recent {
  const { environment, client } = placeOf(path);
  if (environment === null || client === null) return recent;
  const seen = `${environment}/${client}`;
  return [seen, ...recent.filter((one) => one !== seen)].slice(0, MOST_RECENT);
}

/**
 * Whether a text holds what may be a secret or a token, pasted by mistake: a search is part of an address, so it is not
 * sent. No name of a person's making has forty letters and digits in a row; a client ID has 26.
 */
export const mayBeSecret = (text: string): boolean =>
  /(?<![A-Za-z\d])[A-Za-z\d]{40}|\beyJ[\w-]{12}/.test(text);
