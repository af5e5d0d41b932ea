import type { z } from "zod";
import { auditedExport } from "@/lib/auth/audit-intent";
import { refusal } from "@/lib/auth/enter-route";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import type { Person } from "@/lib/domain/access/roles";
import { type FleetExport, fleetCsv, fleetJson, isFleetWhole } from "@/lib/domain/export/fleet-export";
import { fleetExportQuery, unknownEnvironment } from "@/lib/domain/list/parse";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { findAllInFleet } from "@/lib/inventory/fleet/list";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: fleetCsv },
  json: { type: "application/json", write: fleetJson },
} as const;

const name = "export clients";

/**
 * Sends every client that fits the filters, of all pools that the person may see, or those of them that were selected.
 * The file names a pool that could not be read, and its name says if it is incomplete.
 */
async function send(person: Person, { format, selected, ...search }: z.output<typeof fleetExportQuery>) {
  const pools = poolsOf(person);
  const unknown = unknownEnvironment(search, pools);
  if (unknown) return refusal(unknown);
  return sendFile(person, async () => {
    const found = await auditedExport(
      null,
      name,
      { format, ...search, ...(selected && { selected: selected.size }) },
      {
        make: async () => ok(await findAllInFleet(pools, { ...search, page: 1 }, selected)),
        trail: ({ count }) => ({ clients: count }),
      },
    );
    if (!found.ok) return found;
    const { gaps, rows } = found.value;
    const file: FleetExport = {
      at: new Date().toISOString(),
      pools: found.value.pools,
      rows,
      gaps: gaps.map(({ environment, sentence }) => `${environment}: ${sentence}`),
    };
    const { type, write } = forms[format];
    const fileName = `clients${isFleetWhole(file) ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(file)) });
  });
}

export const GET = personRoute(name, fleetExportQuery, send);
/** The same for a selection, whose keys are too long for an address. */
export const POST = personRoute(name, fleetExportQuery, send);
