import { z } from "zod";
import type { PersonFacts } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { queryOf } from "@/lib/domain/text/query-parameters";
import { environmentParameter, optional, text, wrongParameter } from "@/lib/domain/text/query-shape";

/** Rows of one page of the trail. */
export const AUDIT_PAGE_ROWS = 50;

const trimmed = text.trim();
const noDay = "Enter a date as YYYY-MM-DD.";
const day = z.iso.date(noDay).regex(/^20/, noDay);

const filters = {
  /** An email address or a part of one. */
  person: optional(trimmed.max(320)),
  /** An id, or a name or a part of one. */
  client: optional(trimmed.max(128)),
  environment: environmentParameter,
  action: optional(trimmed.regex(/^[\w -]{1,64}$/, "must be the name of an action.")),
  outcome: optional(trimmed.regex(/^[\w-]{1,64}$/, "must be an outcome.")),
  /** Rows of changes that the console noticed but did not make: left out, or alone. */
  outside: optional(z.enum(["hidden", "only"], "must be hidden or only.")),
  from: optional(day),
  to: optional(day),
};

const isInOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from <= to;
const order = { path: ["to"], message: "must not be before “From”." };

const shape = z
  .strictObject({
    ...filters,
    before: optional(trimmed.regex(/^[1-9]\d{0,14}$/, "must be the number of a row.")),
  })
  .refine(isInOrder, order);

/** A search of the audit trail, as the URL holds it. Days are whole days in UTC, both included. */
export type AuditSearch = Omit<z.infer<typeof shape>, "before"> & {
  /** The page ends before the row of this sequence. */
  readonly before?: string | undefined;
};

/** The parameters of an export: the filters and the format. */
export const auditExportQuery = z
  .strictObject({ ...filters, format: z.enum(["csv", "jsonl"]) })
  .refine(isInOrder, order);

/** The format of an export: CSV (RFC 4180), or one JSON object a line. */
export type AuditExportFormat = z.infer<typeof auditExportQuery>["format"];

type Parameters = Record<string, string | string[] | undefined>;

/** A search without the filters that are wrong, and the sentences that stand at their fields. */
export type ReadSearch = { readonly search: AuditSearch; readonly errors: Readonly<Record<string, string>> };

/**
 * The search that a URL's parameters describe. A wrong filter does not narrow the list; its field says so. Fails with
 * invalid if a parameter is wrong that no field shows.
 */
export function readAuditSearch(parameters: Parameters): Result<ReadSearch> {
  const read = shape.safeParse(parameters);
  if (read.success) return ok({ search: read.data, errors: {} });
  const sentences = read.error.issues.map(wrongIn);
  const errors = Object.fromEntries(sentences.map(({ field, sentence }) => [field, sentence]).reverse());
  const hidden = sentences.find(({ field }) => !Object.hasOwn(filters, field));
  if (hidden)
    return failed(
      problem("invalid", { message: `${hidden.sentence} Correct it to see the list.`, fields: errors }),
    );
  const right = Object.entries(parameters).filter(([name]) => !Object.hasOwn(errors, name));
  return ok({ search: shape.parse(Object.fromEntries(right)), errors });
}

const labels: Record<string, string> = {
  person: "Person",
  client: "Client",
  environment: "Environment",
  action: "Action",
  outcome: "Outcome",
  outside: "Changes made elsewhere",
  from: "From",
  to: "Until",
  before: "The position in the trail",
};

function wrongIn(issue: z.core.$ZodIssue) {
  const wrong = wrongParameter(issue, "The audit trail has", labels);
  return issue.message === noDay ? { ...wrong, sentence: noDay } : wrong;
}

/** The parameters that describe a search: the inverse of `readAuditSearch`. */
export const auditQuery = (search: AuditSearch): URLSearchParams => queryOf(search);

/**
 * The filters in a URL, valid or not, as the form shows them. Leaves out the place in the trail, which is no field of
 * the form, and malformed days, which a date field cannot show.
 */
export const enteredIn = ({ before: _, ...parameters }: Parameters) =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value = ""]) => {
      const [first = ""] = [value].flat();
      const isShown = first !== "" && (!(name === "from" || name === "to") || day.safeParse(first).success);
      return isShown ? [[name, first]] : [];
    }),
  );

/** Whether any filter is set. The place in the trail is no filter. */
export const isNarrowed = ({ before: _, ...search }: AuditSearch) =>
  Object.values(search).some((value) => value !== undefined);

/** The people and clients that a search means by parts of their names; null where it names none. */
export type Meant = {
  /** Emails in lower case. */
  readonly people: readonly string[] | null;
  readonly clientIds: readonly string[] | null;
};

/** The most people and clients that a search can mean. */
export const MOST_PEOPLE = 50;
export const MOST_CLIENTS = 200;

/** What a search means. Fails with invalid if that is too much: a part of it would be taken for all of it. */
export function meantWithin({ people, clientIds }: Meant): Result<Meant> {
  const fields: Record<string, string> = {};
  if (people !== null && people.length > MOST_PEOPLE)
    fields.person = `More than ${MOST_PEOPLE} people match. Enter more of the email address.`;
  if (clientIds !== null && clientIds.length > MOST_CLIENTS)
    fields.client = `More than ${MOST_CLIENTS} clients match. Enter more of the name, or a client ID.`;
  const [message] = Object.values(fields);
  return message === undefined ? ok({ people, clientIds }) : failed(problem("invalid", { message, fields }));
}

/**
 * The filter for the store: the rows that match `search` and that `person` may see. A person whose every role is
 * limited to an environment sees the rows of those environments only. Instants are ISO 8601.
 */
export function auditFilter(
  search: AuditSearch,
  { people, clientIds }: Meant,
  person: Pick<PersonFacts, "grants">,
) {
  const { environment, from, to, before, ...same } = search;
  const seen = environmentsSeen(person);
  const environments =
    environment === undefined ? seen : (seen ?? [environment]).filter((it) => it === environment);
  return {
    ...given(same),
    ...(people !== null && { people }),
    ...(clientIds !== null && { clientIds }),
    ...(from !== undefined && { from: `${from}T00:00:00.000Z` }),
    ...(to !== undefined && { to: dayAfter(to) }),
    ...(before !== undefined && { before: Number(before) }),
    ...(environments !== null && { environments }),
  };
}

/** The environments whose rows a person may see; null for all rows, including those of no environment. */
export function environmentsSeen({ grants }: Pick<PersonFacts, "grants">): readonly string[] | null {
  if (grants.some(({ environment }) => environment === null)) return null;
  return [...new Set(grants.flatMap(({ environment }) => environment ?? []))];
}

type Same = Pick<AuditSearch, "action" | "outcome" | "outside">;

const given = ({ action, outcome, outside }: Same) => ({
  ...(outside !== undefined && { outside }),
  ...(action !== undefined && { action }),
  ...(outcome !== undefined && { outcome }),
});

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString();
}
