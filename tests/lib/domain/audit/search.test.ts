import fc from "fast-check";
import { expect, test } from "vitest";
import { type Grant, grantsOf } from "@/lib/domain/access/roles";
import {
  type AuditSearch,
  auditExportQuery,
  auditFilter,
  auditQuery,
  enteredIn,
  environmentsSeen,
  isNarrowed,
  meantWithin,
  readAuditSearch,
} from "@/lib/domain/audit/search";
import { ok } from "@/lib/domain/result";

const everywhere = { grants: grantsOf(["m2m-viewer"]) };
const nobody = { people: null, clientIds: null };

test("fields that were left empty do not narrow the list", () => {
  const empty = {
    person: "",
    client: "",
    environment: "",
    action: "",
    outcome: "",
    from: "",
    to: "",
    before: "",
  };
  const search = readAuditSearch(empty);
  expect(search).toMatchObject({ ok: true });
  if (search.ok) expect(auditFilter(search.value.search, nobody, everywhere)).toEqual({});
});

test.each<[Record<string, string | string[]>, string, string]>([
  [{ person: ["a@example.com", "b@example.com"] }, "person", "“Person” is given twice."],
  [{ person: `${"a".repeat(320)}@example.com` }, "person", "“Person” is too long."],
  [{ client: "a".repeat(129) }, "client", "“Client” is too long."],
  [{ environment: "eu-west-1_A" }, "environment", "“Environment” must be the name of an environment."],
  [{ action: "' OR 1=1 --" }, "action", "“Action” must be the name of an action."],
  [{ outcome: "all of them" }, "outcome", "“Outcome” must be an outcome."],
  [{ outside: "shown" }, "outside", "“Changes made elsewhere” must be hidden or only."],
  [{ from: "yesterday" }, "from", "Enter a date as YYYY-MM-DD."],
  [{ from: "2026-02-30" }, "from", "Enter a date as YYYY-MM-DD."],
  [{ to: "9999-12-31" }, "to", "Enter a date as YYYY-MM-DD."],
  [{ from: "2026-02-02", to: "2026-02-01" }, "to", "“Until” must not be before “From”."],
])("%j is one sentence at its field, and the others narrow the list", (parameters, field, sentence) => {
  const kept = field === "outside" ? { person: "ann" } : { outside: "hidden" };
  const read = readAuditSearch({ ...kept, ...parameters });
  expect(read).toMatchObject({ ok: true, value: { search: kept, errors: { [field]: sentence } } });
  if (read.ok) expect(read.value.search).not.toHaveProperty(field);
});

test.each([
  [{ persona: "ann@example.com" }, "The audit trail has no filter named “persona”."],
  [{ before: "0" }, "“The position in the trail” must be the number of a row."],
])("%j, which no field shows, is refused with a sentence, not left out", (parameters, sentence) => {
  const read = readAuditSearch({ from: "yesterday", ...parameters });
  expect(read).toMatchObject({ ok: false, problem: { code: "invalid" } });
  if (!read.ok) expect(read.problem.message).toContain(sentence);
});

test("what is typed with spaces around it is found all the same", () => {
  expect(readAuditSearch({ person: " Ann@example.com " })).toMatchObject({
    ok: true,
    value: { search: { person: "Ann@example.com" }, errors: {} },
  });
});

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("every search survives its way through the URL", () => {
  const searches = fc.record(
    {
      person: fc.emailAddress(),
      client: fc.stringMatching(/^[a-z0-9]{26}$/),
      environment: fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/),
      action: fc.constant("create client"),
      outcome: fc.constant("name-taken"),
      outside: fc.constantFrom("hidden", "only"),
      from: day,
      before: fc.integer({ min: 1 }).map(String),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(searches, (search: AuditSearch) => {
      const url = new URL(`http://here/?${auditQuery(search)}`);
      expect(readAuditSearch(Object.fromEntries(url.searchParams))).toEqual({
        ok: true,
        value: { search, errors: {} },
      });
    }),
  );
});

test("days are whole days in UTC, the last one included", () => {
  expect(auditFilter({ from: "2026-02-27", to: "2026-02-28" }, nobody, everywhere)).toEqual({
    from: "2026-02-27T00:00:00.000Z",
    to: "2026-03-01T00:00:00.000Z",
  });
});

test("the store is asked in its own words", () => {
  const search = { person: "a@b.c", client: "abc", environment: "dev", action: "x", outcome: "done" };
  const meant = { people: ["a@b.c"], clientIds: ["abc"] };
  expect(auditFilter({ outside: "hidden" }, nobody, everywhere)).toEqual({ outside: "hidden" });
  expect(auditFilter({ ...search, before: "12" }, meant, everywhere)).toEqual({
    people: ["a@b.c"],
    clientIds: ["abc"],
    environments: ["dev"],
    action: "x",
    outcome: "done",
    before: 12,
  });
});

test("a search that means more than the store is asked for is refused at its field, never cut", () => {
  const some = (count: number) => Array.from({ length: count }, (_, at) => `it-${at}`);
  const most = { people: some(50), clientIds: some(200) };
  expect(meantWithin(most)).toEqual(ok(most));
  expect(meantWithin(nobody)).toEqual(ok(nobody));
  const person = "More than 50 people match. Enter more of the email address.";
  const client = "More than 200 clients match. Enter more of the name, or a client ID.";
  expect(meantWithin({ ...most, people: some(51) })).toMatchObject({
    problem: { code: "invalid", message: person, fields: { person } },
  });
  expect(meantWithin({ people: null, clientIds: some(201) })).toMatchObject({
    problem: { code: "invalid", message: client, fields: { client } },
  });
});

test.each<[string[], readonly string[] | null]>([
  [["m2m-viewer"], null],
  [["m2m-viewer@dev"], ["dev"]],
  [
    ["m2m-admin@dev", "m2m-viewer@prod", "m2m-viewer@dev"],
    ["dev", "prod"],
  ],
  [["m2m-admin@dev", "m2m-viewer"], null],
  [[], []],
])("with %j one sees the rows of %j", (groups, environments) => {
  expect(environmentsSeen({ grants: grantsOf(groups) })).toEqual(environments);
});

test("no filter widens what somebody may see", () => {
  const grants: Grant[] = [{ role: "admin", environment: "dev" }];
  const seenWith = (search: AuditSearch) => auditFilter(search, nobody, { grants }).environments;
  expect([{}, { environment: "dev" }, { environment: "prod" }].map(seenWith)).toEqual([["dev"], ["dev"], []]);
});

test("the form shows what was entered, but no day that is none", () => {
  const parameters = { person: "ann", client: "", from: "yesterday", to: "2026-01-31", before: "3" };
  expect(enteredIn(parameters)).toEqual({ person: "ann", to: "2026-01-31" });
});

test("a place in the trail is no filter", () => {
  expect(isNarrowed({ before: "12" })).toBe(false);
  expect(isNarrowed({ before: "12", outcome: "done" })).toBe(true);
});

test.each([{}, { format: "xml" }, { format: "csv", before: "3" }, { format: "csv", persona: "x" }])(
  "an export of %j is refused",
  (query) => {
    expect(auditExportQuery.safeParse(query).success).toBe(false);
  },
);

test("an export takes the filters of the list", () => {
  expect(auditExportQuery.parse({ format: "jsonl", from: "2026-01-01", person: "" })).toEqual({
    format: "jsonl",
    from: "2026-01-01",
  });
});
