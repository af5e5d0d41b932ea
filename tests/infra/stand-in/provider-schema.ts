import {
  type AttributeType,
  awsSchema,
  type Block,
  isSensitive,
  isWriteOnly,
} from "@/tests/infra/aws-schema";

/** The AWS provider's schema, as the protocol tells it. */
export const providerSchema = () => ({
  provider: toSchema(awsSchema.provider),
  resource_schemas: mapValues(awsSchema.resources, toSchema),
  data_source_schemas: mapValues(awsSchema.data, toSchema),
  server_capabilities: {},
});

const nesting = { single: 1, list: 2, set: 3, map: 4, group: 5 };

const toSchema = (block: Block) => ({ version: 0, block: toBlock(block) });

function toBlock({ attributes, block_types }: Block): object {
  return {
    attributes: Object.entries(attributes).map(([name, it]) => ({
      name,
      type: toType(it.type),
      required: it.required ?? false,
      optional: it.optional ?? false,
      computed: it.computed ?? false,
      sensitive: isSensitive(name),
      write_only: isWriteOnly(name),
    })),
    block_types: Object.entries(block_types).map(([type_name, it]) => ({
      type_name,
      block: toBlock(it.block),
      nesting: nesting[it.nesting_mode],
      min_items: it.min_items ?? 0,
      max_items: it.max_items ?? 0,
    })),
  };
}

const toType = (type: AttributeType) => Buffer.from(JSON.stringify(type));

const mapValues = <T>(values: Record<string, T>, change: (value: T) => object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
