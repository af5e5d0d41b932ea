import type { ClientDefinition } from "@/lib/domain/client/definition";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";

/** What the console says when these files are compared with a pool, as plain texts. */
export type Found = {
  /** Sentences about files that were not read. */
  refused: string[];
  endings: string[];
  onlyInPool: string[];
  onlyInCode: string[];
  /** "address attribute". */
  different: string[];
  imports: string;
  removals: string;
  /** Addresses that could not be read or compared. */
  odd: string[];
  /** "id: why no import block is offered for it". */
  marked: string[];
  /** Ids that two files hold. */
  twice: string[];
  /** Sentences beside the result. */
  notes: string[];
};

export type Case = {
  kind: string;
  name: string;
  files: (string | object)[];
  pool?: Partial<PoolContent>;
  /** Cognito's answers to questions by id, where they are not what the list says. */
  definitions?: ClientDefinition[];
  gone?: string[];
  is: Partial<Record<keyof Found, unknown>>;
};

export const POOL = "eu-west-1_Pool1";

export const poolOf = (more: Partial<PoolContent> = {}): PoolContent =>
  ({
    poolId: POOL,
    region: "eu-west-1",
    clients: [
      { clientId: "a", name: "one" },
      { clientId: "b", name: "two" },
    ],
    servers: [],
    managedServers: [],
    marks: {},
    ...more,
  }) as PoolContent;

export const definition = (clientId: string, name: string, settings: object = {}): ClientDefinition => ({
  clientId,
  name,
  hasSecret: true,
  settings: { ...settings },
});

const CLIENT = "aws_cognito_user_pool_client";

/** A resource as `terraform show -json` prints it. */
export const shown = (address: string, values: object | null = null, more: object = {}) => ({
  address,
  mode: "managed",
  type: address.replace(/\[.*/, "").split(".").at(-2) ?? CLIENT,
  name: address.replace(/\[.*/, "").split(".").at(-1) ?? "",
  ...(values && { values }),
  ...more,
});

export const client = (label: string, id: string | null, attributes: object = {}, more: object = {}) =>
  shown(`${CLIENT}.${label}`, { user_pool_id: POOL, ...(id && { id }), name: label, ...attributes }, more);

export const server = (label: string, identifier: string, scopes: string[] = [], more: object = {}) =>
  shown(
    `aws_cognito_resource_server.${label}`,
    {
      user_pool_id: POOL,
      identifier,
      name: identifier,
      scope: scopes.map((it) => ({ scope_name: it, scope_description: it })),
    },
    more,
  );

/** The clients of the pool as code and as Cognito has them. */
export const one = client("one", "a");
export const two = client("two", "b");
export const both = [definition("a", "one"), definition("b", "two")];

type Shown = ReturnType<typeof shown>;

const moduleOf = (all: Shown[]) => ({ root_module: { resources: all } });

export const change = (resource: Shown & { values?: object }, actions: string[], more: object = {}) => ({
  ...resource,
  values: undefined,
  change: {
    actions,
    before: actions[0] === "create" && actions.length === 1 ? null : (resource.values ?? null),
    after: actions.includes("delete") && actions.length === 1 ? null : (resource.values ?? null),
  },
  ...more,
});

type PlanParts = {
  planned?: Shown[];
  prior?: Shown[];
  changes?: object[];
  drift?: object[];
  configured?: Shown[];
  more?: object;
};

export const plan = ({ planned, prior, changes, drift, configured, more }: PlanParts) => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: planned ? moduleOf(planned) : { root_module: {} },
  ...(prior && { prior_state: { format_version: "1.0", values: moduleOf(prior) } }),
  ...(changes && { resource_changes: changes }),
  ...(drift && { resource_drift: drift }),
  configuration: { root_module: { resources: configured ?? [] } },
  ...more,
});

/** A state as `terraform show -json` prints it. */
export const printed = (...all: Shown[]) => ({
  format_version: "1.0",
  terraform_version: "1.11.4",
  values: moduleOf(all),
});

/** A change that leaves a resource as it is. */
export const noop = (it: Shown) => change(it, ["no-op"]);

type Instance = { attributes?: object; [name: string]: unknown };

/** A resource of a state file. */
export const kept = (type: string, name: string, instances: unknown, more: object = {}) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances,
  ...more,
});

export const keptClient = (name: string, ...instances: Instance[]) =>
  kept(
    CLIENT,
    name,
    instances.map((it) => ({
      schema_version: 0,
      ...it,
      ...(it.attributes && { attributes: { user_pool_id: POOL, name, ...it.attributes } }),
    })),
  );

export const state = (...resources: unknown[]) => ({
  version: 4,
  terraform_version: "1.11.4",
  serial: 7,
  lineage: "d1f0",
  outputs: {},
  resources,
});

export const poolResource = (label = "this", id = POOL) =>
  shown(`aws_cognito_user_pool.${label}`, { id, name: "p" });

/** The second client in a state file. */
export const twoKept = keptClient("two", { attributes: { id: "b" } });
