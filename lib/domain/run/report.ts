import type { Difference } from "@/lib/domain/client/difference";
import { changeInWords } from "@/lib/domain/run/change";
import { itemInWords, type RunItem } from "@/lib/domain/run/item";
import { type RunStanding, runInWords } from "@/lib/domain/run/run";
import { phaseOf } from "@/lib/domain/run/words";
import { csvLine } from "@/lib/domain/text/csv";
import { jsonParts } from "@/lib/domain/text/json-parts";

/** A run with all its items in pools that a person may read, for a file. */
export type RunReport = RunStanding & { readonly items: readonly RunItem[] };

/** A difference in one line: "60 minutes → 15 minutes", "+ orders/read, - orders/write". */
export function differenceLine(difference: Difference | null): string {
  if (difference === null) return "";
  if ("was" in difference) return `${difference.was} → ${difference.becomes}`;
  const { added, removed } = difference;
  return [...added.map((it) => `+ ${it}`), ...removed.map((it) => `- ${it}`)].join(", ");
}

const columns = (report: RunReport) => {
  const { run } = report;
  const facts = factsOf(report);
  return (item: RunItem) => {
    const { environment, poolId, clientId, name, outcome, difference, sentence } = facts(item);
    const place = [environment, poolId, clientId, name];
    return [
      run.id,
      changeInWords(run.change),
      run.person.email,
      ...place,
      outcome,
      difference,
      sentence ?? "",
    ];
  };
};

const names = [
  "run",
  "change",
  "ordered by",
  "environment",
  "pool id",
  "client id",
  "client",
  "outcome",
  "difference",
  "reason",
];

function factsOf({ run, pools }: RunReport) {
  const environments = new Map(pools.map(({ poolId, environment }) => [poolId, environment]));
  const phase = phaseOf(run);
  return ({ position, poolId, clientId, name, state, difference, sentence }: RunItem) => ({
    position,
    environment: environments.get(poolId) ?? "",
    poolId,
    clientId,
    name,
    outcome: itemInWords(state, phase),
    difference: differenceLine(difference),
    sentence,
  });
}

/** The report as the parts of a CSV text (RFC 4180), safe to open in a spreadsheet. */
export function* reportCsv(report: RunReport): Generator<string> {
  yield csvLine(names);
  const cells = columns(report);
  for (const item of report.items) yield csvLine(cells(item));
}

/** The same as the parts of one JSON value, a line for each item. */
export function reportJson(report: RunReport): Generator<string> {
  const { id, change, person, state, reason, draftedAt, startedAt, endedAt } = report.run;
  const head = {
    run: id,
    change: { ...change, inWords: changeInWords(change) },
    orderedBy: person.email,
    state: runInWords[state],
    reason,
    draftedAt,
    startedAt,
    endedAt,
    totals: report.totals,
    hidden: report.hidden,
  };
  return jsonParts(head, "clients", report.items, factsOf(report));
}
