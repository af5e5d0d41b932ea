import { z } from "zod";

/** A resource in a file of Terraform. `isRead` is false where its values may legitimately be unknown. */
export type Resource = {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values?: unknown;
  readonly isDeposed?: boolean;
  readonly isRead?: boolean;
};

/** The resources in each part of a plan, or of a state as `terraform show -json` prints it. */
export type PlanParts = {
  readonly planned: readonly Resource[];
  readonly prior: readonly Resource[];
  readonly changes: readonly (Resource & { readonly actions: readonly string[] })[];
  readonly drift: readonly Resource[];
  readonly configured: readonly Resource[];
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
        z.object({
          index_key: z.union([z.string(), z.number()]).nullish(),
          deposed: z.string().optional(),
          attributes: z.unknown().optional(),
        }),
      ),
    }),
  ),
});

/** The resources of a state file; null for any other JSON. */
export function resourcesOfState(json: unknown): Resource[] | null {
  const state = stateFile.safeParse(json);
  if (!state.success) return null;
  return state.data.resources.flatMap(({ module, mode, type, name, instances }) =>
    instances.map(({ index_key, deposed, attributes }) => ({
      address: `${module ? `${module}.` : ""}${type}.${name}${index(index_key)}`,
      mode,
      type,
      values: attributes,
      isDeposed: deposed !== undefined,
    })),
  );
}

const resource = z.object({
  address: z.string(),
  mode: z.string().default("managed"),
  type: z.string(),
  values: z.unknown().optional(),
});

type Part = { resources?: z.infer<typeof resource>[] | undefined; child_modules?: Part[] | undefined };
const part: z.ZodType<Part> = z.lazy(() =>
  z.object({ resources: z.array(resource).optional(), child_modules: z.array(part).optional() }),
);
const values = z.object({ root_module: part });

const change = z.object({
  address: z.string(),
  mode: z.string().default("managed"),
  type: z.string(),
  change: z.object({ actions: z.array(z.string()), before: z.unknown().optional() }),
});

/** The output of `terraform show -json` for a state or a plan. */
const shown = z.object({
  values: values.optional(),
  planned_values: values.optional(),
  prior_state: z.object({ values: values.optional() }).optional(),
  resource_changes: z.array(change).optional(),
  resource_drift: z.array(change).optional(),
  configuration: z.object({ root_module: z.object({ resources: z.array(resource).optional() }) }).optional(),
});

/** The parts of a plan, or of a state as `terraform show -json` prints it; null for any other JSON. */
export function resourcesOfPlan(json: unknown): PlanParts | null {
  const print = shown.safeParse(json);
  if (!print.success) return null;
  const {
    values: state,
    planned_values,
    prior_state,
    resource_changes,
    resource_drift,
    configuration,
  } = print.data;
  if (!state && !planned_values) return null;
  const before = state ?? prior_state?.values;
  const configured = configuration?.root_module.resources ?? [];
  return {
    planned: resourcesIn((planned_values ?? state)?.root_module).map((it) => ({ ...it, isRead: false })),
    prior: resourcesIn(before?.root_module),
    changes: (resource_changes ?? []).map(toChange),
    drift: (resource_drift ?? []).map(toChange),
    configured: configured.map((it) => ({ ...it, isRead: false })),
  };
}

const toChange = ({ change: { actions, before }, ...it }: z.infer<typeof change>) => ({
  ...it,
  actions,
  values: before,
});

const resourcesIn = ({ resources = [], child_modules = [] }: Part = {}): Resource[] => [
  ...resources,
  ...child_modules.flatMap((it) => resourcesIn(it)),
];

const index = (key: string | number | null | undefined) =>
  key === undefined || key === null ? "" : `[${JSON.stringify(key)}]`;
