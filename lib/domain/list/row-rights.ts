import { type Actor, type Permission, type Protection, permittedOn } from "@/lib/domain/policy";

const offered = [
  "edit client",
  "rotate secret",
  "test token",
  "suspend client",
] as const satisfies readonly Permission[];

/** What a row's menu offers beside reading. */
export type RowRight = (typeof offered)[number];

/** What a person may do to each client, in the order of the rows: a page would send every ID twice otherwise. */
export type RowRights = readonly (readonly RowRight[])[];

type Owned = {
  readonly clientId: string;
  readonly ownerTeam: string | null;
  readonly environment: string;
};

/**
 * What a person may do to these clients, for the menus of the list. Clients of the same team share one array, which a
 * page then sends once. The acts themselves decide again.
 */
export function rowRights(
  person: Actor,
  rows: readonly Owned[],
  protectionOf: (clientId: string) => Protection,
): RowRights {
  const known = new Map<string, readonly RowRight[]>();
  const rightsTo = ({ clientId, ownerTeam, environment }: Owned) => {
    const protection = protectionOf(clientId);
    const key = JSON.stringify([environment, ownerTeam, protection]);
    const rights =
      known.get(key) ?? permittedOn(person, offered, environment, { team: ownerTeam, protection });
    known.set(key, rights);
    return rights;
  };
  return rows.map(rightsTo);
}
