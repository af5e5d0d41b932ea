import { z } from "zod";
import type { ClientName } from "@/lib/domain/client/client";
import {
  type ClientDefinition,
  clientSettingNames,
  type ExportedServer,
  type SettingValue,
  validityUnitNames,
} from "@/lib/domain/client/definition";
import { terraformExport } from "@/lib/domain/export/terraform";
import type { Ending, StateObject, TerraformState } from "@/lib/domain/export/terraform-state";
import { shellLiteral } from "@/lib/domain/text/literal";

/** The content of a pool: the names of its clients, and its full resource servers. */
export type PoolContent = {
  readonly poolId: string;
  readonly region: string;
  readonly clients: readonly ClientName[];
  readonly servers: readonly ExportedServer[];
  /** Identifiers of the resource servers that Cognito manages itself, which no export holds. */
  readonly managedServers: readonly string[];
};

/** The differences between code and pool, in the order of the pool's lists and of the file. */
export type Drift = {
  readonly onlyInPool: PoolContent;
  readonly onlyInCode: readonly StateObject[];
  /** Clients that are in both. Whether they differ is known once their settings are read. */
  readonly clientsInBoth: readonly StateObject[];
  /** Resource servers that differ, with Terraform's names of the differing attributes. */
  readonly differentServers: readonly Difference[];
  /** Objects that the plan, or the next apply, removes. */
  readonly endings: readonly Ending[];
  /** Objects that the plan found to be changed outside Terraform. */
  readonly drifted: readonly StateObject[];
  /** Addresses that could not be read: an object that is only in the pool may be at one of them. */
  readonly unread: readonly string[];
  readonly taken: readonly string[];
};

/** An attribute by Terraform's name, with its value on both sides as a person reads it. */
export type DifferentAttribute = {
  readonly name: string;
  readonly inCode: string;
  readonly inPool: string;
};

export type Difference = {
  readonly object: StateObject;
  readonly attributes: readonly DifferentAttribute[];
};

/** Compares the clients and resource servers of code and pool; null where the file says nothing about this pool. */
export function compareState(state: TerraformState, pool: PoolContent): Drift | null {
  if (!state.poolIds.includes(pool.poolId)) return null;
  const isOurs = (it: StateObject) => it.poolId === pool.poolId;
  const ours = state.objects.filter(isOurs);
  const endings = state.endings.filter(({ object }) => isOurs(object));
  const clients = ours.filter(({ kind }) => kind === "client");
  const servers = ours.filter(({ kind }) => kind === "resource server");
  const known = new Set([...ours, ...state.held.filter(isOurs)].map(keyOf));
  const ending = new Set(endings.map(({ object }) => object.address));
  const clientIds = new Set(pool.clients.map(({ clientId }) => clientId));
  const serverOf = new Map(pool.servers.map((it) => [it.identifier, it] as const));
  const managed = new Set(pool.managedServers);
  const isInPool = ({ kind, id }: StateObject) =>
    kind === "client" ? clientIds.has(id ?? "") : serverOf.has(id ?? "") || managed.has(id ?? "");
  return {
    onlyInPool: {
      ...pool,
      clients: pool.clients.filter(({ clientId }) => !known.has(keyOf({ kind: "client", id: clientId }))),
      servers: pool.servers.filter(
        ({ identifier }) => !known.has(keyOf({ kind: "resource server", id: identifier })),
      ),
    },
    onlyInCode: ours.filter((it) => !isInPool(it) && !ending.has(it.address)),
    clientsInBoth: clients.filter(isInPool),
    differentServers: servers.flatMap((object) => {
      const there = serverOf.get(object.id ?? "");
      const attributes = there ? serverDifferences(object, there) : [];
      return attributes.length > 0 ? [{ object, attributes }] : [];
    }),
    endings,
    drifted: state.drifted.filter(isOurs),
    unread: state.unread,
    taken: state.taken,
  };
}

const keyOf = ({ kind, id }: Pick<StateObject, "kind" | "id">) => `${kind} ${id}`;

/**
 * The objects that Terraform may forget: clients whose ids Cognito reported as unknown (`gone`), and resource servers,
 * because their list was complete.
 */
export const surelyGone = (onlyInCode: readonly StateObject[], gone: ReadonlySet<string>): StateObject[] =>
  onlyInCode.filter(({ kind, id }) => id !== null && (kind === "resource server" || gone.has(id)));

/** The clients that differ from the code, with Terraform's names of the differing attributes. */
export function differentClients(
  inBoth: readonly StateObject[],
  definitions: readonly ClientDefinition[],
): Difference[] {
  const definitionOf = new Map(definitions.map((it) => [it.clientId, it] as const));
  return inBoth.flatMap((object) => {
    const there = definitionOf.get(object.id ?? "");
    const attributes = there ? clientDifferences(object, there) : [];
    return attributes.length > 0 ? [{ object, attributes }] : [];
  });
}

/**
 * Import blocks by which Terraform takes over what only the pool has, at addresses that the file does not use. Empty if
 * part of the file could not be read: the state might already hold one of these objects.
 */
export const importsOf = ({
  onlyInPool,
  taken,
  unread,
}: Pick<Drift, "onlyInPool" | "taken" | "unread">): string =>
  unread.length > 0
    ? ""
    : terraformExport(
        {
          poolId: onlyInPool.poolId,
          region: onlyInPool.region,
          servers: onlyInPool.servers,
          clients: onlyInPool.clients.map((it) => ({ ...it, hasSecret: true, settings: {} })),
        },
        { form: "imports", hasPoolVariable: false, taken },
      );

/** Shell lines by which Terraform forgets what the pool no longer has. Without them the next apply recreates it. */
export const removalsOf = (gone: readonly StateObject[]): string =>
  gone.map(({ address }) => `terraform state rm ${shellLiteral(address)}\n`).join("");

function clientDifferences(
  { attributes, name }: StateObject,
  client: ClientDefinition,
): DifferentAttribute[] {
  const unit = units.safeParse(attributes.token_validity_units).data?.[0] ?? {};
  return [
    ...differing("name", name, client.name),
    ...clientSettingNames.flatMap(([key, , argument]) =>
      differing(argument, attributes[argument], client.settings[key]),
    ),
    ...validityUnitNames.flatMap(([key, , argument]) =>
      differing(`token_validity_units.${argument}`, unit[argument], client.settings[key]),
    ),
  ];
}

const units = z.array(z.record(z.string(), z.unknown()));
const scopes = z.array(z.object({ scope_name: z.string(), scope_description: z.string() })).catch([]);

function serverDifferences({ attributes, name }: StateObject, server: ExportedServer): DifferentAttribute[] {
  const inCode = scopes.parse(attributes.scope).map((it) => `${it.scope_name} (${it.scope_description})`);
  const inPool = server.scopes.map((it) => `${it.name} (${it.description})`);
  return [...differing("name", name, server.name), ...differing("scope", inCode, inPool)];
}

function differing(name: string, inCode: unknown, inPool: SettingValue | undefined): DifferentAttribute[] {
  return same(inCode, inPool) ? [] : [{ name, inCode: valueInWords(inCode), inPool: valueInWords(inPool) }];
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? NOT_SET : [...value].sort().join(", ");
  return value === null || value === undefined || value === "" ? NOT_SET : String(value);
}

const NOT_SET = "not set";

/** To the provider, an empty list, an empty text, false, zero and no value are the same. */
function same(one: unknown, other: SettingValue | undefined): boolean {
  return plain(one) === plain(other);
}

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify([...value].sort());
  return value === null || value === undefined || value === false || value === 0 ? "" : String(value);
};
