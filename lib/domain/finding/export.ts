import { rules } from "@/lib/domain/finding/judge";
import { controls } from "@/lib/domain/finding/rule";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";
import { csvLine } from "@/lib/domain/text/csv";
import { jsonParts } from "@/lib/domain/text/json-parts";

/** The content of a file of findings: when they were judged (ISO), and what could not be judged. */
export type FindingFile = {
  readonly at: string;
  readonly findings: readonly PlacedFinding[];
  readonly gaps: readonly string[];
};

const factsOf = ({
  rule,
  object,
  poolId,
  environment,
  ownerTeam,
  evidence,
  isWaived,
  waiver,
}: PlacedFinding) => ({
  rule,
  severity: rules[rule].severity,
  title: rules[rule].title,
  environment,
  poolId,
  objectKind: object.kind,
  objectId: object.id,
  objectName: object.name,
  ownerTeam,
  evidence,
  toDo: rules[rule].fix,
  controls: rules[rule].controls.map((control) => controls[control]),
  state: isWaived ? "waived" : "open",
  waiver: waiver && {
    reason: waiver.reason,
    until: waiver.until,
    waivedAt: waiver.waivedAt,
    waivedBy: waiver.waivedBy,
  },
});

const columns: readonly (readonly [name: string, value: (finding: ReturnType<typeof factsOf>) => string])[] =
  [
    ["rule", ({ rule }) => rule],
    ["severity", ({ severity }) => severity],
    ["title", ({ title }) => title],
    ["environment", ({ environment }) => environment],
    ["pool id", ({ poolId }) => poolId],
    ["object kind", ({ objectKind }) => objectKind],
    ["object id", ({ objectId }) => objectId],
    ["object name", ({ objectName }) => objectName],
    ["owner team", ({ ownerTeam }) => ownerTeam ?? ""],
    ["evidence", ({ evidence }) => evidence],
    ["to do", ({ toDo }) => toDo],
    ["controls", (it) => it.controls.join("; ")],
    ["state", ({ state }) => state],
    ["waived until", ({ waiver }) => waiver?.until ?? ""],
    ["waived by", ({ waiver }) => waiver?.waivedBy ?? ""],
    ["reason", ({ waiver }) => waiver?.reason ?? ""],
  ];

/** Findings as the parts of a CSV text (RFC 4180), safe to open in a spreadsheet. */
export function* findingsCsv({ findings }: FindingFile): Generator<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const finding of findings) {
    const facts = factsOf(finding);
    yield csvLine(columns.map(([, value]) => value(facts)));
  }
}

/** The same as the parts of one JSON value, a line for each finding. */
export const findingsJson = ({ at, findings, gaps }: FindingFile): Generator<string> =>
  jsonParts({ at, isWhole: gaps.length === 0, gaps }, "findings", findings, factsOf);
