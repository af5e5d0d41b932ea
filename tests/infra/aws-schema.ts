import { readFileSync } from "node:fs";

/** A type of Terraform's: "string", ["set", "string"], ["object", { … }]. */
export type AttributeType = string | [kind: string, of: AttributeType | Record<string, AttributeType>];

export type Attribute = { type: AttributeType; required?: true; optional?: true; computed?: true };

export type Block = {
  attributes: Record<string, Attribute>;
  block_types: Record<
    string,
    {
      nesting_mode: "single" | "list" | "set" | "map" | "group";
      block: Block;
      min_items?: number;
      max_items?: number;
    }
  >;
};

/** What infra/ uses of the AWS provider's schema, as extract-schema.ts took it from the provider's bindings. */
export const awsSchema: {
  version: string;
  provider: Block;
  resources: Record<string, Block>;
  data: Record<string, Block>;
} = JSON.parse(readFileSync(new URL("./aws-schema.json", import.meta.url), "utf8"));

/** The bindings do not say which values are secret, or are never kept: these two do. */
export const isSensitive = (name: string) =>
  [
    "client_secret",
    "secret_string",
    "secret_string_wo",
    "secret_binary",
    "password",
    "temporary_password",
  ].includes(name);
export const isWriteOnly = (name: string) => name.endsWith("_wo") && !name.startsWith("has_");

export function blockOf(kind: "resource" | "data", type: string): Block {
  const block = (kind === "resource" ? awsSchema.resources : awsSchema.data)[type];
  if (!block) throw new Error(`aws-schema.json has no ${kind} ${type}.`);
  return block;
}
