import { partsOf, type Resource } from "@/lib/domain/export/terraform-file";
import { type Refusal, refusalOf, withoutCognito, withoutMark } from "@/lib/domain/export/terraform-text";
import { listIn, objectIn } from "@/lib/domain/text/json-value";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** An object of Cognito in a Terraform state or plan. */
export type StateObject = {
  readonly kind: "client" | "resource server" | "user pool" | "domain";
  readonly address: string;
  readonly poolId: string;
  /** The client id, the identifier, the pool id or the domain; null for a client that an apply has yet to create. */
  readonly id: string | null;
  readonly name: string;
  /** Its attributes by Terraform's names, without a secret; null where they cannot be compared. */
  readonly attributes: Readonly<Record<string, unknown>> | null;
};

/** An object that a plan, or the next apply of a state, removes; `forgets` leaves it in the pool. */
export type Ending = {
  readonly object: StateObject;
  readonly how: "destroys" | "replaces" | "forgets";
  readonly by: TerraformState["form"];
};

/** The content of a file: the pools it names, and the objects in them. */
export type TerraformState = {
  readonly fileName: string;
  readonly form: "state" | "plan";
  readonly lineage: string | null;
  readonly poolIds: readonly string[];
  /** The clients and resource servers that the code describes: what a plan leaves, and the rest of its state. */
  readonly objects: readonly StateObject[];
  /** Objects already in Terraform's state, even if it loses them. An import would give them a second address. */
  readonly held: readonly StateObject[];
  readonly endings: readonly Ending[];
  /** Objects that a plan found to be changed, or deleted, outside Terraform. */
  readonly drifted: readonly Drifted[];
  /** All addresses of the types that an import block can name. */
  readonly taken: readonly string[];
  /** Entries that could not be read: one of them may hold an object that seems to be only in the pool. */
  readonly unread: readonly string[];
  readonly isErrored: boolean;
  readonly isPartial: boolean;
};

export type Drifted = { readonly object: StateObject; readonly isDeleted: boolean };

/** A file as it was read, or why it holds nothing to compare. */
export type ReadFile =
  | { readonly is: "read"; readonly state: TerraformState }
  | { readonly is: "refused"; readonly fileName: string; readonly refusal: Refusal };

/**
 * Reads what Terraform has of Cognito from the text of a state file or of `terraform show -json`. In a plan, the values
 * after it are the code, and the values before it are the state.
 */
export function readTerraformFile(fileName: string, text: string): ReadFile {
  const refused = (refusal: Refusal): ReadFile => ({ is: "refused", fileName, refusal });
  const json = parsedJson(withoutMark(text));
  const parts = partsOf(json);
  if (!parts) return refused(refusalOf(text, json));
  const { form, lineage, planned, prior, changes, drift, configured, isErrored, isPartial } = parts;
  const all = [...planned, ...prior, ...changes, ...drift];
  const managed = all.filter(({ mode }) => mode === "managed");
  if (parts.odd.length === 0 && !managed.some(({ type }) => type.startsWith("aws_cognito_")))
    return refused(withoutCognito(all));

  const changed = [...changes, ...drift].filter(({ values }) => values !== null && values !== undefined);
  const endings = [
    ...changes.flatMap((it) => endingsOf(it, howOf(it.actions), form)),
    ...(form === "state" ? prior.flatMap((it) => endingsOf(it, fateOf(it), form)) : []),
  ];
  const live = prior.filter(({ isDeposed }) => !isDeposed).flatMap(toObject);
  const after = planned.flatMap(toObject);
  const lost = new Set([
    ...endings.map(({ object }) => placeOf(object)),
    ...after.map(placeOf),
    ...changes.flatMap(({ previousAddress }) => previousAddress ?? []),
  ]);
  const remaining =
    form === "state" ? live : live.filter((it) => !lost.has(placeOf(it)) && !lost.has(it.address));
  const held = [
    ...prior.flatMap(toObject),
    ...changed.flatMap(toObject),
    ...changes.flatMap(({ previousAddress, ...it }) =>
      previousAddress === null ? [] : toObject({ ...it, address: previousAddress }),
    ),
  ];
  const objects = [...after, ...remaining].filter(isMember);
  const ours = [...all, ...configured].filter(({ mode, type }) => mode === "managed" && isOurs(type));
  const known = [...prior, ...changed].filter(({ mode, type }) => mode === "managed" && isOurs(type));
  return {
    is: "read",
    state: {
      fileName,
      form,
      lineage,
      isErrored,
      isPartial,
      objects,
      held,
      endings,
      drifted: drift.flatMap((it) =>
        toObject(it).map((object) => ({ object, isDeleted: it.actions.includes("delete") })),
      ),
      poolIds: distinct([...objects, ...held, ...after].map(({ poolId }) => poolId)).sort(),
      taken: distinct([
        ...ours.map(({ address }) => address),
        ...changes.flatMap(({ previousAddress }) => previousAddress ?? []),
      ]),
      unread: distinct([
        ...parts.odd,
        ...known.filter((it) => toObject(it).length === 0).map(({ address }) => address),
      ]),
    },
  };
}

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** An address alone does not tell a deposed object from its successor. */
const placeOf = ({ address, id }: StateObject) => `${address} ${id}`;

const isMember = ({ kind }: StateObject) => kind === "client" || kind === "resource server";

type How = Ending["how"] | null;

function howOf(actions: readonly string[]): How {
  if (actions.includes("delete")) return actions.includes("create") ? "replaces" : "destroys";
  return actions.includes("forget") ? "forgets" : null;
}

/** What the next apply does to an object of a state by its mark alone. */
function fateOf({ isDeposed, isTainted }: Resource): How {
  if (isDeposed) return "destroys";
  return isTainted ? "replaces" : null;
}

/** The provider deletes no client that it only adopted, and adopts the same one again where it would replace it. */
function endingsOf(it: Resource, how: How, by: TerraformState["form"]): Ending[] {
  const end = it.type !== ADOPTED ? how : how === "replaces" ? null : how && "forgets";
  return end === null ? [] : toObject(it).map((object) => ({ object, how: end, by }));
}

const ADOPTED = "aws_cognito_managed_user_pool_client";

/**
 * The types of Cognito that are compared, or whose end matters to clients. A client of another service, such as
 * OpenSearch, is adopted by a type of its own (provider 6.66.0).
 */
const kinds = new Map<string, { kind: StateObject["kind"]; id: string; name: string }>([
  ["aws_cognito_user_pool_client", { kind: "client", id: "id", name: "name" }],
  [ADOPTED, { kind: "client", id: "id", name: "name" }],
  ["aws_cognito_resource_server", { kind: "resource server", id: "identifier", name: "name" }],
  ["aws_cognito_user_pool", { kind: "user pool", id: "id", name: "name" }],
  ["aws_cognito_user_pool_domain", { kind: "domain", id: "domain", name: "domain" }],
]);

const isOurs = (type: string) => {
  const kind = kinds.get(type)?.kind;
  return kind === "client" || kind === "resource server";
};

function toObject({ address, mode, type, values, isPlanned, isFlat }: Resource): StateObject[] {
  const kind = kinds.get(type);
  const members = objectIn(values);
  if (mode !== "managed" || !kind || !members) return [];
  const id = textOf(members[kind.id]);
  const poolId = kind.kind === "user pool" ? id : textOf(members.user_pool_id);
  // A client that a plan has yet to create has no id; nothing else can be without one.
  if (poolId === null || (id === null && (kind.kind !== "client" || !isPlanned))) return [];
  const { client_secret: _, ...others } = members;
  // The provider only reads the name of a client that it adopted.
  const attributes = type === ADOPTED ? { ...others, name: undefined } : others;
  const isComparable = kind.kind !== "resource server" || areScopes(attributes.scope);
  return [
    {
      kind: kind.kind,
      address,
      poolId,
      id,
      name: textOf(members[kind.name]) ?? id ?? address,
      attributes: isComparable && !isFlat ? attributes : null,
    },
  ];
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const areScopes = (value: unknown) =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && listIn(value).every((it) => typeof objectIn(it)?.scope_name === "string"));
