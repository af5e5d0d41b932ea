import { z } from "zod";
import type { ClientName } from "@/lib/domain/client";
import { type ClientDefinition, clientSettingNames, type SettingValue } from "@/lib/domain/client-definition";

/** An app client as a state or a plan of Terraform has it. */
export type StateClient = {
  readonly address: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly name: string;
  /** Its attributes by Terraform's names. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

const attributes = z.looseObject({ user_pool_id: z.string(), id: z.string(), name: z.string() });
/** A state file, version 4. */
const stateFile = z.object({
  version: z.literal(4),
  resources: z.array(
    z.object({
      module: z.string().optional(),
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.object({ index_key: z.union([z.string(), z.number()]).optional(), attributes: z.unknown() }),
      ),
    }),
  ),
});
type Part = {
  resources?: { address: string; type: string; values?: unknown }[] | undefined;
  child_modules?: Part[] | undefined;
};
const part: z.ZodType<Part> = z.lazy(() =>
  z.object({
    resources: z
      .array(z.object({ address: z.string(), type: z.string(), values: z.unknown().optional() }))
      .optional(),
    child_modules: z.array(part).optional(),
  }),
);
const values = z.object({ root_module: part });
/** What `terraform show -json` prints of a state or of a plan. */
const shown = z.object({
  values: values.optional(),
  planned_values: values.optional(),
  prior_state: z.object({ values: values.optional() }).optional(),
});

const clientType = "aws_cognito_user_pool_client";

/** The app clients in the text of a state file, or of `terraform show -json`; null where it is neither. */
export function readTerraformState(text: string): StateClient[] | null {
  const json = parse(text);
  const state = stateFile.safeParse(json);
  if (state.success)
    return state.data.resources
      .filter(({ mode, type }) => mode === "managed" && type === clientType)
      .flatMap(({ module, name, instances }) =>
        instances.flatMap(({ index_key, attributes: it }) =>
          toClient(`${module ? `${module}.` : ""}${clientType}.${name}${index(index_key)}`, it),
        ),
      );
  const print = shown.safeParse(json);
  if (!print.success) return null;
  const { values: ofState, planned_values: ofPlan, prior_state: before } = print.data;
  const root = ofState ?? before?.values ?? ofPlan;
  return root ? clientsIn(root.root_module) : null;
}

/** How code and pool differ. Names come in the order of the pool's list. */
export type Drift = {
  readonly onlyInPool: readonly ClientName[];
  readonly onlyInCode: readonly StateClient[];
  readonly inBoth: readonly StateClient[];
};

/** Which clients are where: those of another pool are left out. */
export function compareNames(
  state: readonly StateClient[],
  poolId: string,
  names: readonly ClientName[],
): Drift {
  const ours = state.filter((it) => it.poolId === poolId);
  const inCode = new Set(ours.map(({ clientId }) => clientId));
  const inPool = new Set(names.map(({ clientId }) => clientId));
  return {
    onlyInPool: names.filter(({ clientId }) => !inCode.has(clientId)),
    onlyInCode: ours.filter(({ clientId }) => !inPool.has(clientId)),
    inBoth: ours.filter(({ clientId }) => inPool.has(clientId)),
  };
}

/** Terraform's names of what differs between a state and the client itself. */
export function differencesOf(state: StateClient, client: ClientDefinition): string[] {
  const differing = clientSettingNames.flatMap(([key, , argument]) =>
    same(state.attributes[argument], client.settings[key]) ? [] : [argument],
  );
  return state.name === client.name ? differing : ["name", ...differing];
}

/** An empty list, an empty text, false, zero and nothing at all are one to the provider. */
function same(one: unknown, other: SettingValue | undefined): boolean {
  return plain(one) === plain(other);
}

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify([...value].sort());
  return value === null || value === undefined || value === false || value === 0 ? "" : String(value);
};

function clientsIn({ resources = [], child_modules = [] }: Part): StateClient[] {
  return [
    ...resources.filter(({ type }) => type === clientType).flatMap((it) => toClient(it.address, it.values)),
    ...child_modules.flatMap(clientsIn),
  ];
}

function toClient(address: string, found: unknown): StateClient[] {
  const parsed = attributes.safeParse(found);
  if (!parsed.success) return [];
  const { client_secret: _, ...rest } = parsed.data;
  return [{ address, poolId: rest.user_pool_id, clientId: rest.id, name: rest.name, attributes: rest }];
}

const index = (key: string | number | undefined) => (key === undefined ? "" : `[${JSON.stringify(key)}]`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
