import fc from "fast-check";
import { usualUnits } from "@/tests/infra/stand-in/plan";
import type { Values } from "@/tests/infra/stand-in/values";
import { type storedPools, usual } from "@/tests/infra/triples/stored-pools";

/** What happens to a client between the apply and the plan: to its code, and to it in the pool. */
const toCode = ["keep", "keep", "change", "drop", "replace", "move", "forget", "ignore"] as const;
const toPool = ["keep", "keep", "keep", "scopes", "units", "rotation", "delete"] as const;

type Fate = {
  code: (typeof toCode)[number];
  pool: (typeof toPool)[number];
  isKeyed: boolean;
  isTainted: boolean;
};

export type Triple = {
  poolId: string;
  clients: Fate[];
  strangers: number;
  server: "keep" | "edit" | "delete";
};

const fate: fc.Arbitrary<Fate> = fc.record({
  code: fc.constantFrom(...toCode),
  pool: fc.constantFrom(...toPool),
  isKeyed: fc.boolean(),
  isTainted: fc.integer({ min: 0, max: 9 }).map((it) => it === 0),
});

/** As many pools as asked for, each with a code, a state and a life of its own; the same at every run. */
export const triples = (count: number): Triple[] =>
  fc
    .sample(
      fc.record({
        clients: fc.array(fate, { minLength: 1, maxLength: 2 }),
        strangers: fc.integer({ min: 0, max: 2 }),
        server: fc.constantFrom("keep" as const, "edit" as const, "delete" as const),
      }),
      { seed: 19, numRuns: count },
    )
    .map((it, index) => ({ ...it, poolId: `eu-west-1_Pool${index}` }));

type Resource = Record<string, unknown>;
type Code = {
  resource: Record<string, Record<string, Resource>>;
  moved: object[];
  removed: object[];
};

const CLIENT = "aws_cognito_user_pool_client";
const SERVER = "aws_cognito_resource_server";

/** Awkward keys of for_each. In JSON code a text is a template. */
const keys = ["a", "o'b", 'q"r', "x$${y}", "p%%{q}", "b\\c", "sp ace"];

const client = (
  { poolId, clients }: Triple,
  index: number,
  at: number,
  more: object = {},
): Resource & { for_each?: string[] } => ({
  user_pool_id: poolId,
  name: `pool${index}-svc-${at}`,
  generate_secret: true,
  allowed_oauth_flows: ["client_credentials"],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: ["api/read"],
  ...(at % 2 === 0 && { token_validity_units: { access_token: "minutes" }, access_token_validity: 60 }),
  ...(clients[at]?.isKeyed && { for_each: [keys[(index + at) % keys.length] ?? "a"] }),
  lifecycle: { ignore_changes: clients[at]?.code === "ignore" ? ["allowed_oauth_scopes"] : [] },
  ...more,
});

/** Terraform wants a set for for_each, which JSON writes as an expression. */
const settled = ({ for_each: [key] = [], ...resource }: Resource & { for_each?: string[] }): Resource =>
  key === undefined ? resource : { for_each: `\${toset([${JSON.stringify(key)}])}`, ...resource };

const server = ({ poolId }: Triple, index: number): Resource => ({
  user_pool_id: poolId,
  identifier: "api",
  name: `pool${index}`,
  scope: [{ scope_name: "read", scope_description: "Read" }],
});

/** The code of all pools as JSON, at first or as it is changed by their fates. */
export function codeOf(all: readonly Triple[], isChanged: boolean): Code {
  const code: Code = { resource: { [CLIENT]: {}, [SERVER]: {} }, moved: [], removed: [] };
  for (const [index, triple] of all.entries()) {
    const add = (type: string, label: string, it: Resource) =>
      Object.assign(code.resource[type] ?? {}, { [label]: it });
    add(SERVER, `pool${index}`, server(triple, index));
    for (const [at, fate] of triple.clients.entries()) {
      const label = `pool${index}_svc_${at}`;
      const end = isChanged ? fate.code : "keep";
      if (end === "drop") continue;
      if (end === "forget") {
        code.removed.push({ from: `${CLIENT}.${label}`, lifecycle: { destroy: false } });
        continue;
      }
      if (end === "move") code.moved.push({ from: `${CLIENT}.${label}`, to: `${CLIENT}.${label}_moved` });
      const more = {
        ...(end === "change" && { allowed_oauth_scopes: ["api/read", "api/write"] }),
        ...(end === "replace" && { generate_secret: false }),
      };
      add(CLIENT, end === "move" ? `${label}_moved` : label, settled(client(triple, index, at, more)));
    }
  }
  return code;
}

/** Makes the objects of the code in the pools, and gives the state file that Terraform would have of them. */
export function stateOf(all: readonly Triple[], pools: ReturnType<typeof storedPools>): object {
  const resources = all.flatMap((triple, index) => [
    kept(SERVER, `pool${index}`, undefined, pools.put(SERVER, server(triple, index))),
    ...triple.clients.map(({ isTainted }, at) => {
      const {
        for_each: [key] = [],
        lifecycle: _,
        token_validity_units: units,
        ...values
      } = client(triple, index, at);
      const blocks = units ? [{ ...usualUnits, access_token: "minutes" }] : [];
      const made = pools.put(CLIENT, { ...usual, ...values, token_validity_units: blocks });
      return kept(CLIENT, `pool${index}_svc_${at}`, key, made, isTainted);
    }),
  ]);
  return { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "triples", outputs: {}, resources };
}

const kept = (
  type: string,
  name: string,
  key: string | undefined,
  attributes: Values,
  isTainted = false,
) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [
    {
      schema_version: 0,
      ...(key !== undefined && { index_key: key.replaceAll("$$", "$").replaceAll("%%", "%") }),
      ...(isTainted && { status: "tainted" }),
      attributes,
    },
  ],
});

/** What somebody does to the pools outside Terraform. */
export function live(all: readonly Triple[], pools: ReturnType<typeof storedPools>): void {
  for (const [index, triple] of all.entries()) {
    const { poolId } = triple;
    for (const [at, { pool: fate }] of triple.clients.entries()) {
      const found = pools.clients(poolId).find(({ name }) => name === `pool${index}-svc-${at}`);
      if (!found || fate === "keep") continue;
      if (fate === "delete") pools.remove(CLIENT, found);
      else pools.put(CLIENT, { ...found, ...changed(fate) });
    }
    // A stranger’s name makes the label of a client in the code.
    for (let at = 0; at < triple.strangers; at += 1)
      pools.put(CLIENT, {
        user_pool_id: poolId,
        name: `pool${index} svc ${at}`,
        allowed_oauth_scopes: ["api/read"],
      });
    const own = { user_pool_id: poolId, identifier: "api", name: `pool${index}` };
    if (triple.server === "delete") pools.remove(SERVER, own);
    if (triple.server === "edit")
      pools.put(SERVER, { ...own, scope: [{ scope_name: "other", scope_description: "Other" }] });
  }
}

const changed = (fate: "scopes" | "units" | "rotation"): Values => {
  if (fate === "scopes") return { allowed_oauth_scopes: ["api/other"] };
  return fate === "units"
    ? { token_validity_units: [{ ...usualUnits }] }
    : { refresh_token_rotation: [{ feature: "ENABLED", retry_grace_period_seconds: 60 }] };
};
