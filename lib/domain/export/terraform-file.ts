import { listIn, type Members, objectIn, textIn } from "@/lib/domain/text/json-value";
import { hclLiteral } from "@/lib/domain/text/literal";

/** A resource in a file of Terraform. */
export type Resource = {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: unknown;
  /** Its values are those after a plan, which lack what only the apply decides. */
  readonly isPlanned?: boolean;
  /** Its values are kept as Terraform 0.11 kept them: a flat list of texts. */
  readonly isFlat?: boolean;
  readonly isDeposed?: boolean;
  readonly isTainted?: boolean;
};

/** A change in a plan. `values` are those before it. */
export type Change = Resource & {
  readonly actions: readonly string[];
  readonly previousAddress: string | null;
};

/** The resources in each part of a file. A state has no plan, and its objects are `prior`. */
export type FileParts = {
  readonly form: "state" | "plan";
  /** Identifies a state among all others; null where the file does not say. */
  readonly lineage: string | null;
  readonly planned: readonly Resource[];
  readonly prior: readonly Resource[];
  readonly changes: readonly Change[];
  readonly drift: readonly Change[];
  readonly configured: readonly Resource[];
  /** Whether the plan ended with an error, or leaves out part of the configuration (`-target`). */
  readonly isErrored: boolean;
  readonly isPartial: boolean;
  /** Entries that could not be read at all. */
  readonly odd: readonly string[];
};

/**
 * The parts of a state file of version 4, or of what `terraform show -json` prints; null for any other JSON. An entry
 * that cannot be read is named in `odd`, and the others are read.
 */
export function partsOf(json: unknown): FileParts | null {
  const file = objectIn(json);
  if (!file) return null;
  if (file.version === 4 && Array.isArray(file.resources)) return partsOfState(file);
  return typeof file.format_version === "string" && isShown(file) ? partsOfShown(file) : null;
}

const isShown = (file: Members) =>
  ["values", "planned_values", "prior_state", "resource_changes"].some((name) => objectOrList(file[name]));

function partsOfState(file: Members): FileParts {
  const odd: string[] = [];
  const prior = listIn(file.resources).flatMap((entry, index) => {
    const { module, mode, type, name, instances } = objectIn(entry) ?? {};
    if (typeof type !== "string" || typeof name !== "string") {
      odd.push(`resource ${index + 1} of the file`);
      return [];
    }
    const prefix = typeof module === "string" ? `${module}.` : "";
    const address = `${prefix}${mode === "data" ? "data." : ""}${type}.${name}`;
    const all = Array.isArray(instances) ? instances : [{}];
    return all.map((each) => toInstance(address, textIn(mode) ?? "managed", type, each));
  });
  return { ...noParts, form: "state", lineage: textIn(file.lineage), prior, odd };
}

function toInstance(address: string, mode: string, type: string, instance: unknown): Resource {
  const { index_key: key, attributes, attributes_flat: flat, deposed, status } = objectIn(instance) ?? {};
  return {
    address: `${address}${indexOf(key)}`,
    mode,
    type,
    values: attributes ?? flat,
    isFlat: !attributes && Boolean(flat),
    isDeposed: typeof deposed === "string",
    isTainted: status === "tainted",
  };
}

/** As Terraform writes the key of an instance in an address. */
function indexOf(key: unknown): string {
  if (typeof key === "number") return `[${key}]`;
  return typeof key === "string" ? `[${hclLiteral(key)}]` : "";
}

function partsOfShown(file: Members): FileParts {
  const odd: string[] = [];
  const { values, planned_values, prior_state, resource_changes, resource_drift } = file;
  const isPlan = !values;
  const before = values ?? objectIn(prior_state)?.values;
  return {
    form: isPlan ? "plan" : "state",
    lineage: null,
    planned: isPlan ? resourcesIn(planned_values, odd).map((it) => ({ ...it, isPlanned: true })) : [],
    prior: resourcesIn(before, odd),
    changes: listIn(resource_changes).flatMap((it) => toChange(it, odd)),
    drift: listIn(resource_drift).flatMap((it) => toChange(it, odd)),
    configured: configuredIn(file.configuration),
    isErrored: file.errored === true,
    isPartial: file.complete === false,
    odd,
  };
}

/** The resources of a root module and of all modules in it, in their order. */
function resourcesIn(values: unknown, odd: string[]): Resource[] {
  const found: Resource[] = [];
  const modules = [objectIn(values)?.root_module];
  for (let module = modules.shift(); module !== undefined; module = modules.shift()) {
    const { resources, child_modules: children } = objectIn(module) ?? {};
    for (const entry of listIn(resources)) {
      const resource = toResource(entry);
      if (resource) found.push(resource);
      else odd.push("a resource without an address");
    }
    modules.unshift(...listIn(children).map((it) => it ?? {}));
  }
  return found;
}

function toResource(entry: unknown): Resource | null {
  const { address, mode, type, values, tainted, deposed_key: deposed } = objectIn(entry) ?? {};
  if (typeof address !== "string" || typeof type !== "string") return null;
  return {
    address,
    mode: textIn(mode) ?? "managed",
    type,
    values,
    isTainted: tainted === true,
    isDeposed: typeof deposed === "string",
  };
}

function toChange(entry: unknown, odd: string[]): Change[] {
  const resource = toResource(entry);
  const members = objectIn(entry) ?? {};
  const { actions, before } = objectIn(members.change) ?? {};
  if (!resource) {
    odd.push("a change without an address");
    return [];
  }
  return [
    {
      ...resource,
      values: before,
      isDeposed: typeof members.deposed === "string",
      actions: listIn(actions).filter((it) => typeof it === "string"),
      previousAddress: textIn(members.previous_address),
    },
  ];
}

const configuredIn = (configuration: unknown): Resource[] =>
  listIn(objectIn(objectIn(configuration)?.root_module)?.resources).flatMap((it) => {
    const resource = toResource(it);
    return resource ? [resource] : [];
  });

const noParts = {
  planned: [],
  changes: [],
  drift: [],
  configured: [],
  isErrored: false,
  isPartial: false,
};

const objectOrList = (value: unknown) => typeof value === "object" && value !== null;
