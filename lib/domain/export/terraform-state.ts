import { z } from "zod";
import { type Resource, resourcesOfPlan, resourcesOfState } from "@/lib/domain/export/terraform-file";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** An app client or a resource server in a Terraform state or plan. */
export type StateObject = {
  readonly kind: "client" | "resource server";
  readonly address: string;
  readonly poolId: string;
  /** The client id or the identifier; null for a client that an apply has yet to create. */
  readonly id: string | null;
  readonly name: string;
  /** Its attributes by Terraform's names, without a secret. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** An object that a plan, or the next apply of a state, removes; `forgets` leaves it in the pool. */
export type Ending = { readonly object: StateObject; readonly how: "destroys" | "replaces" | "forgets" };

/** The content of a file: the pools it names, and the objects in them. */
export type TerraformState = {
  readonly form: "state" | "plan";
  readonly poolIds: readonly string[];
  /** What the code describes: a state's content, or a plan's result, or what is before a plan that leaves nothing. */
  readonly objects: readonly StateObject[];
  /** Objects already in Terraform's state, even if it loses them. An import would give them a second address. */
  readonly held: readonly StateObject[];
  readonly endings: readonly Ending[];
  /** Objects that a plan found to be changed outside Terraform. */
  readonly drifted: readonly StateObject[];
  /** All addresses of the types that an import block can name. */
  readonly taken: readonly string[];
  /** Addresses of clients and resource servers that could not be read: what is true of the rest may not be of all. */
  readonly unread: readonly string[];
};

/**
 * Reads clients and resource servers from the text of a state file or of `terraform show -json`; null where it is
 * neither. In a plan, the values after it are the code, and the values before it are the state.
 */
export function readTerraformState(text: string): TerraformState | null {
  const json = parsedJson(text);
  const state = resourcesOfState(json);
  if (state) {
    const live = state.filter(({ isDeposed }) => !isDeposed).flatMap(toObject);
    const deposed = state.filter(({ isDeposed }) => isDeposed).flatMap(toObject);
    const endings = deposed.map((object) => ({ object, how: "destroys" as const }));
    return toState("state", {
      resources: state,
      objects: live,
      held: [...live, ...deposed],
      endings,
      drifted: [],
    });
  }
  const plan = resourcesOfPlan(json);
  if (!plan) return null;
  const { planned, prior, changes, drift, configured } = plan;
  const after = planned.flatMap(toObject);
  const before = prior.flatMap(toObject);
  // A resource that is yet to be created has no values before the change.
  const changed = [...changes, ...drift].filter(({ values }) => values !== null && values !== undefined);
  const endings = changes
    .filter(({ actions }) => actions.some((it) => it === "delete" || it === "forget"))
    .flatMap((it) => toObject(it).map((object) => ({ object, how: howOf(it.actions) })));
  return toState("plan", {
    resources: [...planned, ...prior, ...changed, ...configured],
    objects: after.length > 0 ? after : before,
    held: [...before, ...changed.flatMap(toObject)],
    endings,
    drifted: drift.flatMap(toObject),
  });
}

function howOf(actions: readonly string[]): Ending["how"] {
  if (actions.includes("create")) return "replaces";
  return actions.includes("forget") ? "forgets" : "destroys";
}

type Content = Pick<TerraformState, "objects" | "held" | "endings" | "drifted"> & {
  readonly resources: readonly Resource[];
};

function toState(form: TerraformState["form"], { resources, ...content }: Content): TerraformState {
  const managed = resources.filter(({ mode }) => mode === "managed");
  const pools = managed.filter(({ type }) => type === "aws_cognito_user_pool").flatMap(poolIdOf);
  const named = [...content.objects, ...content.held].map(({ poolId }) => poolId);
  const ours = managed.filter(({ type }) => isClient(type) || isServer(type));
  const addresses = (all: readonly Resource[]) => [...new Set(all.map(({ address }) => address))];
  return {
    form,
    ...content,
    poolIds: [...new Set([...pools, ...named])].sort(),
    taken: addresses(ours),
    unread: addresses(ours.filter((it) => it.isRead !== false && toObject(it).length === 0)),
  };
}

// A client of another service, such as OpenSearch, is adopted by a type of its own (provider 6.66.0).
const isClient = (type: string) =>
  type === "aws_cognito_user_pool_client" || type === "aws_cognito_managed_user_pool_client";
const isServer = (type: string) => type === "aws_cognito_resource_server";

// The id is missing until an apply creates the client.
const client = z.looseObject({ user_pool_id: z.string(), id: z.string().nullish(), name: z.string() });
const server = z.looseObject({ user_pool_id: z.string(), identifier: z.string(), name: z.string() });
const pool = z.looseObject({ id: z.string() });

function toObject({ address, mode, type, values }: Resource): StateObject[] {
  if (mode !== "managed") return [];
  if (isClient(type)) {
    const parsed = client.safeParse(values);
    if (!parsed.success) return [];
    const { client_secret: _, ...attributes } = parsed.data;
    const { user_pool_id: poolId, id = null, name } = attributes;
    return [{ kind: "client", address, poolId, id, name, attributes }];
  }
  if (!isServer(type)) return [];
  const parsed = server.safeParse(values);
  if (!parsed.success) return [];
  const { user_pool_id: poolId, identifier: id, name } = parsed.data;
  return [{ kind: "resource server", address, poolId, id, name, attributes: parsed.data }];
}

function poolIdOf({ values }: Resource): string[] {
  const parsed = pool.safeParse(values);
  return parsed.success ? [parsed.data.id] : [];
}
