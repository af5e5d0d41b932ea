import { z } from "zod";

/** An app client or a resource server as a state or a plan of Terraform has it. */
export type StateObject = {
  readonly kind: "client" | "resource server";
  readonly address: string;
  readonly poolId: string;
  /** The client id or the identifier; null of a client that an apply has yet to make. */
  readonly id: string | null;
  readonly name: string;
  /** Its attributes by Terraform's names, without a secret. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** What a file says: of the pools it names, and of what is in them. */
export type TerraformState = {
  readonly poolIds: readonly string[];
  readonly objects: readonly StateObject[];
};

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
  resources?: { address: string; mode: string; type: string; values?: unknown }[] | undefined;
  child_modules?: Part[] | undefined;
};
const part: z.ZodType<Part> = z.lazy(() =>
  z.object({
    resources: z
      .array(
        z.object({
          address: z.string(),
          mode: z.string().default("managed"),
          type: z.string(),
          values: z.unknown().optional(),
        }),
      )
      .optional(),
    child_modules: z.array(part).optional(),
  }),
);
const values = z.object({ root_module: part });
/** What `terraform show -json` prints of a state or of a plan. */
const shown = z.object({ values: values.optional(), planned_values: values.optional() });

/**
 * What the text of a state file, or of `terraform show -json`, says of clients and resource servers; null where it is
 * neither. Of a plan, what will be after it: that is what the code says.
 */
export function readTerraformState(text: string): TerraformState | null {
  const json = parse(text);
  const state = stateFile.safeParse(json);
  if (state.success)
    return toState(
      state.data.resources.flatMap(({ module, mode, type, name, instances }) =>
        instances.map(({ index_key, attributes }) => ({
          address: `${module ? `${module}.` : ""}${type}.${name}${index(index_key)}`,
          mode,
          type,
          values: attributes,
        })),
      ),
    );
  const print = shown.safeParse(json);
  const root = print.data?.planned_values ?? print.data?.values;
  return root ? toState(resourcesIn(root.root_module)) : null;
}

type Resource = { address: string; mode: string; type: string; values?: unknown };

const resourcesIn = ({ resources = [], child_modules = [] }: Part): Resource[] => [
  ...resources,
  ...child_modules.flatMap(resourcesIn),
];

function toState(resources: Resource[]): TerraformState {
  const managed = resources.filter(({ mode }) => mode === "managed");
  const objects = managed.flatMap(toObject);
  const pools = managed.filter(({ type }) => type === "aws_cognito_user_pool").flatMap(poolIdOf);
  return { objects, poolIds: [...new Set([...pools, ...objects.map(({ poolId }) => poolId)])].sort() };
}

// An id that an apply has yet to give is not there.
const client = z.looseObject({ user_pool_id: z.string(), id: z.string().nullish(), name: z.string() });
const server = z.looseObject({ user_pool_id: z.string(), identifier: z.string(), name: z.string() });
const pool = z.looseObject({ id: z.string() });

function toObject({ address, type, values: found }: Resource): StateObject[] {
  if (type === "aws_cognito_user_pool_client") {
    const parsed = client.safeParse(found);
    if (!parsed.success) return [];
    const { client_secret: _, ...attributes } = parsed.data;
    const { user_pool_id: poolId, id = null, name } = attributes;
    return [{ kind: "client", address, poolId, id, name, attributes }];
  }
  if (type !== "aws_cognito_resource_server") return [];
  const parsed = server.safeParse(found);
  if (!parsed.success) return [];
  const { user_pool_id: poolId, identifier: id, name } = parsed.data;
  return [{ kind: "resource server", address, poolId, id, name, attributes: parsed.data }];
}

function poolIdOf({ values: found }: Resource): string[] {
  const parsed = pool.safeParse(found);
  return parsed.success ? [parsed.data.id] : [];
}

const index = (key: string | number | undefined) => (key === undefined ? "" : `[${JSON.stringify(key)}]`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
