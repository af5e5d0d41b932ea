import "server-only";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { gapsOf } from "@/lib/domain/finding/gaps";
import { type ClientFigures, countClients } from "@/lib/domain/list/figures";
import type { ClientRow } from "@/lib/domain/list/parse";
import type { Glance } from "@/lib/domain/pool/glance";
import { knownSettings } from "@/lib/inventory/pool/settings";
import { knownServers, progressOf, rowsOn } from "@/lib/inventory/search";
import type { Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** A pool at a glance, by what the console remembers. No call, no query. */
export function glanceOf(pool: ReadablePool, shelf: Shelf): Glance {
  const { listedAt } = shelf.head;
  return {
    gaps: gapsOn(pool, shelf),
    clients: listedAt === null ? null : { figures: clientFigures(shelf), listedAt },
    settings: knownSettings(shelf),
  };
}

const known = new WeakMap<readonly ClientRow[], { at: number; figures: ClientFigures }>();

/** Ages are whole days, so figures of the same clients hold for a while. */
const HOLDS_MS = 60_000;

/** The clients of a pool in numbers, counted again only where something changed. */
function clientFigures(shelf: Shelf): ClientFigures {
  const { rows } = rowsOn(shelf);
  const last = known.get(rows);
  if (last && last.at > now() - HOLDS_MS) return last.figures;
  const figures = countClients(rows, now());
  known.set(rows, { at: now(), figures });
  return figures;
}

/** What is missing of a pool, as sentences. An overview shows itself where settings are missing. */
export const gapsOn = (pool: ReadablePool, shelf: Shelf, areSettingsKnown = true): string[] =>
  gapsOf({
    progress: progressOf(pool, shelf),
    areServersKnown: knownServers(shelf) !== null,
    areSettingsKnown,
  });
