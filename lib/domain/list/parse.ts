import { z } from "zod";
import type { AppClient, ClientName } from "@/lib/domain/client/client";
import type { Facets } from "@/lib/domain/list/facets";
import { filterLabels, LONGEST_SEARCH } from "@/lib/domain/list/url";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { MOST_ITEMS } from "@/lib/domain/run/run";
import { isKey } from "@/lib/domain/run/selection";
import type { Secret } from "@/lib/domain/secret/secret";
import { many, optional, text, wrongParameter } from "@/lib/domain/text/query-shape";

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `must be one of ${values.join(", ")}.`);

const days = optional(text.regex(/^[1-9]\d{0,4}$/, "must be a number of days."));

/** A filter that is on or off. */
const flag = optional(oneOf(["yes"]));

export const sorts = [
  "name",
  "-name",
  "-created",
  "created",
  "lifetime",
  "-lifetime",
  "age",
  "-age",
  "changed",
  "-changed",
] as const;

/** An owner team, or `none`. */
export const ownerParameter = optional(text.max(128).regex(/^(none|team-.+)$/, "must be a team."));

/** The name of an environment in COGNITO_POOLS. */
export const environmentName = text
  .max(128)
  .regex(/^[a-z][a-z0-9-]*$/, "must be the name of an environment.");

/** The number of a page. */
export const pageParameter = optional(text.regex(/^[1-9]\d{0,3}$/, "must be a page number."));

/** The keys of selected clients, separated by commas. */
const selectedKeys = text
  .transform((keys) => keys.split(","))
  .pipe(z.array(z.string().refine(isKey)).max(MOST_ITEMS))
  .transform((keys): ReadonlySet<string> => new Set(keys));

const parameters = {
  q: optional(text.max(LONGEST_SEARCH)),
  kind: optional(oneOf(["all", "mixed", "people", "dcr"])),
  client: many(text.max(LONGEST_SEARCH)),
  scope: many(text.max(256)),
  server: many(text.max(256).regex(/^[\x21\x23-\x5B\x5D-\x7E]+$/, "must be a resource server.")),
  owner: many(text.max(128).regex(/^(none|mine|team-.+)$/, "must be a team.")),
  age: days,
  ageUpTo: days,
  overdue: flag,
  secrets: many(oneOf(["0", "1", "2"])),
  lifetime: optional(oneOf(["15", "60", "over-60"])),
  changed: days,
  created: days,
  dead: flag,
  suspended: flag,
  off: flag,
  sort: optional(oneOf(sorts)),
  page: pageParameter,
};

const ofOnePool = z.strictObject(parameters);

const ofAllPools = z.strictObject({ environment: many(environmentName), ...parameters });

/**
 * A search of the list, as the URL holds it. Of a filter with several values, one is enough; all filters have to fit:
 * environments, in the list of all pools; part of a name, an id, an owner or a scope (`q`); the kind of client (default:
 * those for machines); whole names or ids (`client`); full scopes or parts of one; identifiers of resource servers;
 * owner teams, `none`, or `mine` for the person's teams; the days that the oldest secret exceeds (`age`) and does not
 * exceed (`ageUpTo`); whether it is older than the settings allow (`overdue`); numbers of secrets; the token lifetime in
 * minutes; the days within which the client changed or was created; whether it holds a dead scope, is suspended, or has
 * OAuth off.
 */
export type ClientSearch = Omit<z.infer<typeof ofAllPools>, "page"> & { readonly page: number };

const format = z.enum(["csv", "json"]);

/** The same without its page, for an export of all matches, or of those among them that were selected. */
const ofExport = { selected: optional(selectedKeys), format };
export const exportQuery = ofOnePool.extend(ofExport).omit({ page: true });

/** The same for the list of all pools. */
export const fleetExportQuery = ofAllPools.extend(ofExport).omit({ page: true });

/** What is marked about a client, beside its settings. */
export type ClientMarks = {
  /** Suspended by this console, and not switched on since. */
  readonly isSuspended: boolean;
  /** How many of its scopes no resource server has any more; null while its scopes or the servers are not known. */
  readonly deadScopes: number | null;
};

/** One line of the list. What has not been read yet is null. */
export type ClientRow = ClientName &
  ClientMarks & {
    readonly client: AppClient | null;
    readonly secrets: readonly Secret[] | null;
    readonly ownerTeam: string | null;
    /** Why something about it could not be read; null where all is well. */
    readonly message: string | null;
  };

/** How much of a pool is known. Instants are epoch milliseconds. */
export type ListProgress = {
  /** Clients whose settings are known (`read`), out of those whose names are (`of`). */
  readonly read: number;
  readonly of: number;
  /** Of those that are known, the ones that are up to date or were read again since people look at the pool. */
  readonly fresh: number;
  /** The estimated time until all are fresh; null where there is no estimate. */
  readonly secondsLeft: number | null;
  /** When the last whole listing of names was finished; null before the first. */
  readonly listedAt: number | null;
  /** How many names the listing under way has seen so far; null where none is. */
  readonly listing: number | null;
  /** A sentence about why names or settings are missing or late; null where all is well. */
  readonly trouble: string | null;
};

/** One page of the list. */
export type FoundClients = {
  readonly rows: readonly ClientRow[];
  /** The number of the page: the last one if the search asks for a later one. */
  readonly page: number;
  /** How many match, over all pages. */
  readonly matches: number;
  /** Clients of this search that are not for machines, so not among the matches. */
  readonly hidden: number;
  /** Clients that may match or not, because they have not been read yet. */
  readonly unread: number;
  /** Clients among the matches whose place in the order is not known, because they have not been read yet. */
  readonly unplaced: number;
  /** When the oldest of the settings behind this page were read; null where that is about when names were listed. */
  readonly settingsAt: number | null;
  readonly facets: Facets;
  /** The instant of the search, to which ages are counted. */
  readonly asOf: number;
  readonly progress: ListProgress;
};

type Parameters = Record<string, string | string[] | undefined>;

/**
 * The search of one pool that a URL's parameters describe. Fails with invalid, and a sentence for each field, if a
 * parameter is unknown or malformed: ignoring it would show more than the person asked for.
 */
export const readSearch = (given: Parameters): Result<ClientSearch> => readBy(ofOnePool, given);

/** The same of all pools, which can also be searched by environment. */
export const readFleetSearch = (given: Parameters): Result<ClientSearch> => readBy(ofAllPools, given);

/** Why a search cannot be answered: none of these pools is of an environment that it names. Null if it can. */
export function unknownEnvironment(
  { environment = [] }: Pick<ClientSearch, "environment">,
  pools: readonly { readonly environment: string }[],
): Problem | null {
  const unknown = environment.find((name) => pools.every((pool) => pool.environment !== name));
  if (unknown === undefined) return null;
  return problem("invalid", {
    message: `The environment “${unknown}” doesn’t exist, or you don’t have access to it. Correct it to see the list.`,
  });
}

function readBy(shape: typeof ofOnePool | typeof ofAllPools, given: Parameters): Result<ClientSearch> {
  const search = shape.safeParse(given);
  if (search.success) return ok({ ...search.data, page: Number(search.data.page ?? 1) });
  const sentences = search.error.issues.map((issue) => wrongParameter(issue, "The list has", filterLabels));
  return failed(
    problem("invalid", {
      message: `${sentences[0]?.sentence} Correct it to see the list.`,
      fields: Object.fromEntries(sentences.map(({ field, sentence }) => [field, sentence]).reverse()),
    }),
  );
}
