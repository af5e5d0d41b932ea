import { type AttributeType, type Block, blockOf } from "@/tests/infra/aws-schema";
import { isUnknown, type Values } from "./values";

/** Where resources live. `state` has every attribute known; what the backend decides itself comes back filled in. */
export type Backend = {
  create(type: string, planned: Values): Promise<Values>;
  /** Null where it is gone. */
  read(type: string, state: Values): Promise<Values | null>;
  update(type: string, planned: Values, prior: Values): Promise<Values>;
  delete(type: string, state: Values): Promise<void>;
  /** Throws a sentence where there is nothing of this id. */
  import(type: string, id: string): Promise<Values>;
};

/** Keeps nothing but what the state says, and invents what AWS would decide. */
export function memoryBackend(): Backend {
  const filled = (type: string, planned: Values) =>
    withScopes(type, withInvented(type, blockOf("resource", type), planned));
  return {
    create: async (type, planned) => filled(type, planned),
    read: async (_type, state) => state,
    update: async (type, planned) => filled(type, planned),
    delete: async () => {},
    import: async (_type, id) => ({ id }),
  };
}

let count = 0;

/** The planned values, with something in the place of everything that only AWS knows. */
export function withInvented(type: string, block: Block, planned: Values): Values {
  const state = { ...planned };
  for (const [name, attribute] of Object.entries(block.attributes))
    if (isUnknown(state[name])) state[name] = invented(type, name, attribute.type);
  for (const [name, inner] of Object.entries(block.block_types)) {
    const blocks = state[name];
    if (Array.isArray(blocks)) state[name] = blocks.map((it) => withInvented(type, inner.block, it));
  }
  return state;
}

function withScopes(type: string, state: Values): Values {
  if (type !== "aws_cognito_resource_server" || !Array.isArray(state.scope)) return state;
  return { ...state, scope_identifiers: state.scope.map((it) => `${state.identifier}/${it.scope_name}`) };
}

function invented(type: string, name: string, kind: AttributeType): unknown {
  count += 1;
  if (type === "aws_cognito_user_pool" && name === "id") return `us-east-1_Stand${count}`;
  if (name === "region") return "us-east-1";
  if (name === "arn") return `arn:aws:stand-in:us-east-1:123456789012:${type}/${count}`;
  if (kind === "string") return `${name.replaceAll("_", "")}${count}`;
  if (kind === "number") return 0;
  if (kind === "bool") return false;
  return Array.isArray(kind) && kind[0] === "map" ? {} : [];
}
