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
import { shellLiteral } from "@/lib/domain/text/literal";
import type { StateObject, TerraformState } from "@/lib/domain/export/terraform-state";

/** What a pool has: names of its clients, and its resource servers whole. */
export type PoolContent = {
  readonly poolId: string;
  readonly region: string;
  readonly clients: readonly ClientName[];
  readonly servers: readonly ExportedServer[];
};

/** How code and pool differ, in the order of the pool's lists and of the file. */
export type Drift = {
  readonly onlyInPool: PoolContent;
  readonly onlyInCode: readonly StateObject[];
  /** Clients that are in both: whether they differ is known once their settings are. */
  readonly clientsInBoth: readonly StateObject[];
  /** Resource servers that differ, with Terraform's names of what does. */
  readonly differentServers: readonly Difference[];
};

export type Difference = { readonly object: StateObject; readonly attributes: readonly string[] };

/** Which clients and resource servers are where; null where the file says nothing of this pool. */
export function compareState({ poolIds, objects }: TerraformState, pool: PoolContent): Drift | null {
  if (!poolIds.includes(pool.poolId)) return null;
  const ours = objects.filter((it) => it.poolId === pool.poolId);
  const clients = ours.filter(({ kind }) => kind === "client");
  const servers = ours.filter(({ kind }) => kind === "resource server");
  const clientIds = new Set(pool.clients.map(({ clientId }) => clientId));
  const serverOf = new Map(pool.servers.map((it) => [it.identifier, it] as const));
  const isIn = (objectsThere: StateObject[], id: string) => objectsThere.some((it) => it.id === id);
  return {
    onlyInPool: {
      ...pool,
      clients: pool.clients.filter(({ clientId }) => !isIn(clients, clientId)),
      servers: pool.servers.filter(({ identifier }) => !isIn(servers, identifier)),
    },
    onlyInCode: ours.filter(({ kind, id }) =>
      kind === "client" ? !clientIds.has(id ?? "") : !serverOf.has(id ?? ""),
    ),
    clientsInBoth: clients.filter(({ id }) => clientIds.has(id ?? "")),
    differentServers: servers.flatMap((object) => {
      const there = serverOf.get(object.id ?? "");
      const attributes = there ? serverDifferences(object, there) : [];
      return attributes.length > 0 ? [{ object, attributes }] : [];
    }),
  };
}

/** The clients that differ from what code says, with Terraform's names of what does. */
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

/** Import blocks by which Terraform takes over what only the pool has. */
export const importsOf = ({ poolId, region, clients, servers }: PoolContent): string =>
  terraformExport(
    { poolId, region, servers, clients: clients.map((it) => ({ ...it, hasSecret: true, settings: {} })) },
    { form: "imports", hasPoolVariable: false },
  );

/** Shell lines by which Terraform forgets what the pool has no longer. Else the next apply makes it again. */
export const removalsOf = (onlyInCode: readonly StateObject[]): string =>
  onlyInCode
    .filter(({ id }) => id !== null)
    .map(({ address }) => `terraform state rm ${shellLiteral(address)}\n`)
    .join("");

function clientDifferences({ attributes, name }: StateObject, client: ClientDefinition): string[] {
  const unit = units.safeParse(attributes.token_validity_units).data?.[0] ?? {};
  return [
    ...(name === client.name ? [] : ["name"]),
    ...clientSettingNames.flatMap(([key, , argument]) =>
      same(attributes[argument], client.settings[key]) ? [] : [argument],
    ),
    ...(validityUnitNames.every(([key, , argument]) => same(unit[argument], client.settings[key]))
      ? []
      : ["token_validity_units"]),
  ];
}

const units = z.array(z.record(z.string(), z.unknown()));
const scopes = z.array(z.object({ scope_name: z.string(), scope_description: z.string() })).catch([]);

function serverDifferences({ attributes, name }: StateObject, server: ExportedServer): string[] {
  const inCode = scopes.parse(attributes.scope).map((it) => `${it.scope_name} ${it.scope_description}`);
  const inPool = server.scopes.map((it) => `${it.name} ${it.description}`);
  return [...(name === server.name ? [] : ["name"]), ...(same(inCode, inPool) ? [] : ["scope"])];
}

/** An empty list, an empty text, false, zero and nothing at all are one to the provider. */
function same(one: unknown, other: SettingValue | undefined): boolean {
  return plain(one) === plain(other);
}

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify([...value].sort());
  return value === null || value === undefined || value === false || value === 0 ? "" : String(value);
};
