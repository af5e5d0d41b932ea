import { type ClientDefinition, clientBlocks, clientSettingNames } from "@/lib/domain/client/definition";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";
import { blockOf } from "@/tests/infra/aws-schema";
import { type Backend, withInvented } from "@/tests/infra/stand-in/backend";
import { empty, usualUnits } from "@/tests/infra/stand-in/plan";
import { isUnknown, type Values } from "@/tests/infra/stand-in/values";

const CLIENT = "aws_cognito_user_pool_client";
const SERVER = "aws_cognito_resource_server";

/** What Cognito decides where a client’s code says nothing. */
export const usual: Values = {
  enable_token_revocation: true,
  auth_session_validity: 3,
  refresh_token_validity: 30,
};

/** Pools in memory, which Terraform changes through `backend` and a test through `objects`, by type and import id. */
export function storedPools() {
  const objects = new Map<string, Values>();
  let count = 0;
  const keyOf = (type: string, { user_pool_id: pool, id, identifier }: Values) =>
    `${type} ${type === CLIENT ? `${pool}/${id}` : `${pool}|${identifier}`}`;
  const put = (type: string, values: Values): Values => {
    const known = Object.entries(withInvented(type, blockOf("resource", type), values));
    const filled = known.map(([name, value]) => {
      const given = isUnknown(values[name]) ? (usual[name] ?? null) : value;
      return [name, name === "region" ? "eu-west-1" : given] as const;
    });
    const whole: Values = { ...empty(blockOf("resource", type)), ...Object.fromEntries(filled) };
    if (type === CLIENT && typeof whole.id !== "string") {
      count += 1;
      whole.id = `client${count}`;
    }
    if (type === SERVER) {
      whole.id = whole.identifier;
      whole.scope_identifiers = scopesOf(whole).map((it) => `${whole.identifier}/${it.scope_name}`);
    }
    objects.set(keyOf(type, whole), whole);
    return whole;
  };
  const read = (type: string, state: Values): Values | null => {
    const there = objects.get(keyOf(type, state));
    if (!there || type !== CLIENT) return there ?? null;
    // Cognito never returns generate_secret, and the provider reads usual units as none where the state has none.
    const units = isUsual(there.token_validity_units) && isEmpty(state.token_validity_units);
    const secret = { generate_secret: state.generate_secret ?? null };
    return { ...there, ...secret, ...(units && { token_validity_units: [] }) };
  };
  const backend: Backend = {
    create: async (type, planned) => put(type, planned),
    read: async (type, state) => read(type, state),
    update: async (type, planned, prior) => put(type, { ...prior, ...planned }),
    delete: async (type, state) => {
      objects.delete(keyOf(type, state));
    },
    async import(type, id) {
      const found = objects.get(`${type} ${id}`);
      if (!found) throw new Error(`Cannot import non-existent remote object ${id}.`);
      return read(type, { ...found, generate_secret: null, token_validity_units: [] }) ?? found;
    },
  };
  const of = (type: string, pool: string): Values[] =>
    [...objects].flatMap(([key, it]): Values[] =>
      key.startsWith(`${type} `) && it.user_pool_id === pool ? [it] : [],
    );
  return {
    backend,
    /** Makes or changes an object outside Terraform. */
    put: (type: string, values: Values) => put(type, values),
    remove: (type: string, values: Values) => objects.delete(keyOf(type, values)),
    clients: (pool: string) => of(CLIENT, pool),
    /** A pool as the console lists it. */
    content: (poolId: string): PoolContent => ({
      poolId,
      environment: "dev",
      region: "eu-west-1",
      marks: {},
      managedServers: [],
      clients: of(CLIENT, poolId).map((it) => ({ clientId: String(it.id), name: String(it.name) })),
      servers: of(SERVER, poolId).map((it) => ({
        identifier: String(it.identifier),
        name: String(it.name),
        scopes: scopesOf(it).map((scope) => ({
          name: String(scope.scope_name),
          description: String(scope.scope_description),
        })),
      })),
    }),
    /** The clients of a pool as the console reads them. */
    definitions: (pool: string): ClientDefinition[] => of(CLIENT, pool).map(toDefinition),
  };
}

const isEmpty = (blocks: unknown) => Array.isArray(blocks) && blocks.length === 0;

const isUsual = (blocks: unknown) => JSON.stringify(blocks) === JSON.stringify([usualUnits]);

const scopesOf = ({ scope }: Values): Values[] => (Array.isArray(scope) ? scope : []);

function toDefinition(values: Values): ClientDefinition {
  const plain = clientSettingNames.map(([key, , argument]) => [key, values[argument]] as const);
  const nested = clientBlocks.flatMap(({ block, fields }) => {
    const blocks = values[block];
    const [first = {}] = Array.isArray(blocks) ? blocks : [];
    return fields.map(([key, , argument]) => [key, first[argument]] as const);
  });
  const set = [...plain, ...nested].filter(([, value]) => value !== null && value !== undefined);
  return {
    clientId: String(values.id),
    name: String(values.name),
    hasSecret: true,
    settings: Object.fromEntries(set),
  };
}
