import { expect } from "vitest";
import {
  endingInWords,
  importsOf,
  lossesOf,
  notesOf,
  removalsOf,
  shells,
  whyNoImport,
} from "@/lib/domain/export/terraform-advice";
import { compareState, settle } from "@/lib/domain/export/terraform-drift";
import { readTerraformFile } from "@/lib/domain/export/terraform-state";
import { type Case, type Found, poolOf } from "./found";

/** Compares as the page does, with Cognito's answers as the case has them. */
export function foundIn({ files, pool: more, definitions = [], gone = [] }: Case): Found {
  const pool = poolOf(more);
  const read = files.map((file, index) =>
    readTerraformFile(`file ${index + 1}`, typeof file === "string" ? file : JSON.stringify(file)),
  );
  const drift = compareState(read, pool);
  const comparison = settle(drift, { clients: definitions, gone: new Set(gone) });
  const { drift: settled, different, gone: lost } = comparison;
  const { clients, servers } = settled.onlyInPool;
  const only = [...clients.map(({ clientId }) => clientId), ...servers.map(({ identifier }) => identifier)];
  return {
    refused: settled.refused.map(({ refusal }) => `${refusal.what} ${refusal.instead}`),
    endings: settled.endings.map(({ object, how }) => `${how} ${object.name} (${object.address})`),
    onlyInPool: only,
    onlyInCode: settled.onlyInCode.map(({ id }) => id as string),
    different: different.flatMap(({ object, attributes }) =>
      attributes.map((it) => `${object.address} ${it.name}`),
    ),
    imports: importsOf(settled),
    removals: lost.length > 0 ? shells.map(({ id }) => removalsOf(lost, id)).join("") : "",
    odd: [...settled.unread, ...settled.uncompared.map(({ address }) => address)],
    marked: only.flatMap((id) => (whyNoImport(settled, id) ? `${id}: ${whyNoImport(settled, id)}` : [])),
    twice: settled.twice.map(({ id }) => id),
    notes: [
      ...lossesOf(settled),
      ...notesOf(comparison),
      ...settled.endings.map(endingInWords),
      ...settled.drifted.map(({ object }) => object.name),
    ],
  };
}

/** Fails where the page would say anything else than a case expects. */
export function expectFound(given: Case): void {
  const found = foundIn(given);
  for (const [key, wanted] of Object.entries(given.is)) {
    const is: unknown = Reflect.get(found, key);
    const lines = Array.isArray(is) ? is : [is];
    if (wanted instanceof RegExp) expect(lines.join("\n"), key).toMatch(wanted);
    else if (Array.isArray(wanted))
      expect(is, key).toEqual(wanted.map((it) => (it instanceof RegExp ? expect.stringMatching(it) : it)));
    else expect(is, key).toEqual(wanted);
  }
}
