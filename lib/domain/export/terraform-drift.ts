import type { ClientName } from "@/lib/domain/client/client";
import type { ClientDefinition, ExportedServer } from "@/lib/domain/client/definition";
import {
  clientDifferences,
  type Difference,
  serverDifferences,
} from "@/lib/domain/export/terraform-difference";
import type {
  Drifted,
  Ending,
  ReadFile,
  StateObject,
  TerraformState,
} from "@/lib/domain/export/terraform-state";
import type { Refusal } from "@/lib/domain/export/terraform-text";
import type { Protection } from "@/lib/domain/policy";
import { own } from "@/lib/domain/text/own";

/** The content of a pool: the names of its clients, and its full resource servers. */
export type PoolContent = {
  readonly poolId: string;
  readonly environment: string;
  readonly region: string;
  readonly clients: readonly ClientName[];
  readonly servers: readonly ExportedServer[];
  /** Identifiers of the resource servers that Cognito manages itself, which no export holds. */
  readonly managedServers: readonly string[];
  /** Client ids and identifiers that the console's settings protect, and why: no import block is offered for them. */
  readonly marks: Readonly<Record<string, Exclude<Protection, null>>>;
};

/** An object of a file. The same object in two files is there twice. */
export type FileObject = StateObject & { readonly fileName: string };

/** The differences between code and pool, in the order of the pool's lists and of the files. */
export type Drift = {
  readonly poolId: string;
  readonly forms: ReadonlySet<TerraformState["form"]>;
  readonly onlyInPool: PoolContent;
  readonly onlyInCode: readonly FileObject[];
  /** Clients that are in both. Whether they differ is known once their settings are read. */
  readonly clientsInBoth: readonly FileObject[];
  /** Resource servers that differ, with Terraform's names of the differing attributes. */
  readonly differentServers: readonly Difference[];
  /** Objects that the plan, or the next apply, removes. */
  readonly endings: readonly Ending[];
  /** Objects that the plan found to be changed outside Terraform. */
  readonly drifted: readonly Drifted[];
  /** Objects that two files hold: each of their applies changes what the other has. */
  readonly twice: readonly { readonly id: string; readonly places: readonly string[] }[];
  /** Entries that could not be read: an object that is only in the pool may be one of them. */
  readonly unread: readonly string[];
  /** Objects whose settings the file keeps in a form that is not compared. */
  readonly uncompared: readonly FileObject[];
  /** How many clients and resource servers the code keeps. */
  readonly kept: number;
  /** Addresses in Terraform's state, by which an object can be removed from it. */
  readonly held: ReadonlySet<string>;
  readonly taken: readonly string[];
  /** Plans that leave something out, by the names of their files. */
  readonly errored: readonly string[];
  readonly partial: readonly string[];
  /** Files that were not compared, and why. */
  readonly refused: readonly Refused[];
};

/** A file about another pool (`isOther`) was read as a whole: nothing of this pool is in it. */
type Refused = { readonly fileName: string; readonly refusal: Refusal; readonly isOther?: boolean };

/** Compares the clients and resource servers of code and pool. A file about other pools is refused. */
export function compareState(files: readonly ReadFile[], pool: PoolContent): Drift {
  const read = files.flatMap((it) => (it.is === "read" ? it.state : []));
  const isAbout = (state: TerraformState) => state.poolIds.includes(pool.poolId);
  const states = withoutCopies(read.filter(isAbout));
  const isOurs = (it: StateObject) => it.poolId === pool.poolId;
  const all = (pick: (state: TerraformState) => readonly StateObject[]): FileObject[] =>
    states.flatMap((state) =>
      pick(state)
        .filter(isOurs)
        .map((it) => ({ ...it, fileName: state.fileName })),
    );
  const objects = all((it) => it.objects);
  const held = all((it) => it.held);
  const endings = states.flatMap((it) => it.endings.filter(({ object }) => isOurs(object)));
  const drifted = states.flatMap((it) => it.drifted.filter(({ object }) => isOurs(object)));
  // Terraform’s own refresh forgets what it found deleted.
  const isDeleted = new Set(drifted.flatMap((it) => (it.isDeleted ? keyOf(it.object) : [])));
  const known = new Set([...objects, ...held].map(keyOf));
  const ending = new Set(endings.filter(isOutOfCode).map(({ object }) => object.address));
  const clientIds = new Set(pool.clients.map(({ clientId }) => clientId));
  const serverOf = new Map(pool.servers.map((it) => [it.identifier, it] as const));
  const managed = new Set(pool.managedServers);
  const isInPool = ({ kind, id }: StateObject) =>
    kind === "client" ? clientIds.has(id ?? "") : serverOf.has(id ?? "") || managed.has(id ?? "");
  const isMissing = (kind: StateObject["kind"], id: string) => !known.has(keyOf({ kind, id }));
  return {
    poolId: pool.poolId,
    forms: new Set(states.map(({ form }) => form)),
    onlyInPool: {
      ...pool,
      clients: pool.clients.filter(({ clientId }) => isMissing("client", clientId)),
      servers: pool.servers.filter(({ identifier }) => isMissing("resource server", identifier)),
    },
    onlyInCode: objects.filter((it) => !isInPool(it) && !ending.has(it.address)),
    clientsInBoth: objects.filter((it) => it.kind === "client" && isInPool(it)),
    differentServers: objects.flatMap((object) => {
      const there = object.kind === "resource server" ? serverOf.get(object.id ?? "") : undefined;
      return there ? differenceOf(object, serverDifferences(object, there)) : [];
    }),
    endings,
    drifted,
    twice: heldTwice(states, isOurs),
    unread: states.flatMap((it) => it.unread),
    uncompared: objects.filter(({ attributes }) => attributes === null),
    kept: objects.filter((it) => !ending.has(it.address)).length,
    held: new Set(held.filter((it) => !isDeleted.has(keyOf(it))).map(({ address }) => address)),
    taken: states.flatMap((it) => it.taken),
    errored: states.filter((it) => it.isErrored).map((it) => it.fileName),
    partial: states.filter((it) => it.isPartial).map((it) => it.fileName),
    refused: [
      ...files.flatMap((it) => (it.is === "refused" ? it : [])),
      ...read.filter((it) => !isAbout(it)).map(ofAnotherPool),
    ],
  };
}

/** What Cognito answered to the question for each client of the files, by its id. */
export type Answers = {
  readonly clients: readonly ClientDefinition[];
  /** Ids that Cognito reported as unknown. */
  readonly gone: ReadonlySet<string>;
};

/** A comparison after Cognito was asked for each client of the files. */
export type Comparison = {
  readonly drift: Drift;
  readonly different: readonly Difference[];
  /** The objects of `onlyInCode` that Cognito surely no longer has, and that are in a state. */
  readonly gone: readonly FileObject[];
  /** Members of Cognito’s answers that are not compared, as "Member of client". */
  readonly notCompared: readonly string[];
};

/** The clients to ask Cognito for, by id. */
export const clientsToAsk = ({ clientsInBoth, onlyInCode }: Drift): string[] => [
  ...new Set(
    [...clientsInBoth, ...onlyInCode].flatMap(({ kind, id }) => (kind === "client" && id !== null ? id : [])),
  ),
];

/**
 * Corrects a comparison by Cognito's answers, which are newer than its list: a client that the list lacks may live, and
 * a listed one may be gone by now. A resource server is gone where the list, which is complete, lacks it.
 */
export function settle(drift: Drift, { clients, gone }: Answers): Comparison {
  const definitionOf = new Map(clients.map((it) => [it.clientId, it] as const));
  const isGone = (id: string | null) => id !== null && gone.has(id);
  const ending = new Set(drift.endings.filter(isOutOfCode).map(({ object }) => object.address));
  const onlyInCode = [
    ...drift.onlyInCode.filter(({ id }) => !definitionOf.has(id ?? "")),
    ...drift.clientsInBoth.filter(({ id, address }) => isGone(id) && !ending.has(address)),
  ];
  const found = [...drift.clientsInBoth, ...drift.onlyInCode].flatMap((object) => {
    const there = object.kind === "client" ? definitionOf.get(object.id ?? "") : undefined;
    return there ? differenceOf(object, clientDifferences(object, there)) : [];
  });
  const lost = new Set(onlyInCode.map(({ address }) => address));
  // A tainted object that is gone is created, and nothing is replaced.
  const endings = drift.endings.filter((it) => isOutOfCode(it) || !lost.has(it.object.address));
  return {
    drift: { ...drift, onlyInCode, endings },
    different: [...found, ...drift.differentServers],
    gone: onlyInCode.filter(
      ({ kind, id, address }) =>
        drift.held.has(address) && id !== null && (kind === "resource server" || isGone(id)),
    ),
    notCompared: clients.flatMap(({ name, notCarried = [] }) => notCarried.map((it) => `${it} of ${name}`)),
  };
}

/** The objects that only the pool has, without those that another state has for sure: these get import blocks. */
export function importable({ onlyInPool, unread, errored, endings, refused }: Drift): PoolContent | null {
  const isPoolLost = endings.some(({ object }) => object.kind === "user pool");
  const isUnsure = unread.length + errored.length + refused.filter(({ isOther }) => !isOther).length > 0;
  if (isUnsure || isPoolLost) return null;
  return {
    ...onlyInPool,
    clients: onlyInPool.clients.filter(({ clientId }) => own(onlyInPool.marks, clientId) === undefined),
    servers: onlyInPool.servers.filter(({ identifier }) => own(onlyInPool.marks, identifier) === undefined),
  };
}

/** A tainted object of a state is replaced, so its code stays; what a plan ends, or is deposed, has none. */
const isOutOfCode = ({ how, by }: Ending): boolean => by === "plan" || how !== "replaces";

const keyOf = ({ kind, id }: Pick<StateObject, "kind" | "id">) => `${kind} ${id}`;

const differenceOf = (object: FileObject, attributes: Difference["attributes"]): Difference[] =>
  attributes.length > 0 ? [{ object, attributes }] : [];

const ofAnotherPool = ({ fileName, poolIds }: TerraformState): Refused => ({
  fileName,
  isOther: true,
  refusal: {
    what:
      poolIds.length > 0
        ? `This file contains nothing of this pool, but of ${poolIds.join(", ")}.`
        : "This file contains nothing of this pool.",
    instead:
      "Choose the state or plan of the root module that manages this pool’s clients, or open the other pool.",
  },
});

/** The files without those that say the same as one before, whatever they are called. */
function withoutCopies(states: readonly TerraformState[]): TerraformState[] {
  const seen = new Set<string>();
  return states.filter((state) => {
    const content = JSON.stringify({ ...state, fileName: "" });
    return !seen.has(content) && seen.add(content);
  });
}

/** The objects that two different states hold, with the addresses and files in which they are. */
function heldTwice(
  states: readonly TerraformState[],
  isOurs: (it: StateObject) => boolean,
): { id: string; places: string[] }[] {
  const found = new Map<string, { id: string; holders: Holder[] }>();
  for (const state of states)
    for (const object of [...state.held, ...state.objects].filter(isOurs)) {
      if (object.id === null) continue;
      const { id, holders } = found.get(keyOf(object)) ?? { id: object.id, holders: [] };
      const mine = holders.find((it) => it.state === state) ?? { state, addresses: new Set<string>() };
      mine.addresses.add(object.address);
      found.set(keyOf(object), { id, holders: holders.includes(mine) ? holders : [...holders, mine] });
    }
  return [...found.values()]
    .filter(({ holders }) =>
      holders.some((one, index) => holders.slice(index + 1).some((other) => areApart(one, other))),
    )
    .map(({ id, holders }) => ({
      id,
      places: holders.map(({ state, addresses }) => `${[...addresses][0]} in ${state.fileName}`),
    }));
}

type Holder = { readonly state: TerraformState; readonly addresses: Set<string> };

/** Whether two files that hold one object are files of two states: a state and a plan may be of one root module. */
function areApart(one: Holder, other: Holder): boolean {
  if (one.state.lineage !== null && other.state.lineage !== null)
    return one.state.lineage !== other.state.lineage;
  const share = [...one.addresses].some((it) => other.addresses.has(it));
  return !share || (one.state.form === other.state.form && one.state.lineage === other.state.lineage);
}
