import {
  type ClientDefinition,
  type ClientSettingValues,
  clientBlocks,
  clientSettingNames,
  type ExportedServer,
  type SettingValue,
  unitDefaults,
} from "@/lib/domain/client/definition";
import type { StateObject } from "@/lib/domain/export/terraform-state";
import { listIn, objectIn } from "@/lib/domain/text/json-value";
import { own } from "@/lib/domain/text/own";

/** An attribute by Terraform's name, with its value on both sides as a person reads it. */
export type DifferentAttribute = {
  readonly name: string;
  readonly inCode: string;
  readonly inPool: string;
};

export type Difference = {
  readonly object: StateObject;
  readonly attributes: readonly DifferentAttribute[];
};

/** What differs between a client in code and in the pool, as far as Terraform would find it. */
export function clientDifferences(
  { attributes, name }: StateObject,
  client: ClientDefinition,
): DifferentAttribute[] {
  if (attributes === null) return [];
  return [
    ...differing("name", attributes.name === undefined ? client.name : name, client.name),
    ...clientSettingNames.flatMap(([key, , argument]) =>
      isOpen(own(attributes, argument))
        ? []
        : differing(argument, own(attributes, argument), client.settings[key]),
    ),
    ...clientBlocks.flatMap((it) => blockDifferences(it, own(attributes, it.block), client.settings)),
  ];
}

/** What differs between a resource server in code and in the pool: the name and the scopes. */
export function serverDifferences(
  { attributes, name }: StateObject,
  server: ExportedServer,
): DifferentAttribute[] {
  if (attributes === null) return [];
  const inCode = listIn(attributes.scope).map((it) => {
    const { scope_name, scope_description } = objectIn(it) ?? {};
    return `${scope_name} (${scope_description})`;
  });
  const inPool = server.scopes.map((it) => `${it.name} (${it.description})`);
  return [...differing("name", name, server.name), ...differing("scope", inCode, inPool)];
}

/**
 * A block that the code lacks is a difference where the pool has one. In a block that the code has, the provider takes
 * over the computed attributes that the code leaves open. Units have defaults, which are the same as no unit.
 */
function blockDifferences(
  { block, fields }: (typeof clientBlocks)[number],
  inCode: unknown,
  settings: ClientSettingValues,
): DifferentAttribute[] {
  const [first] = listIn(inCode);
  const body = objectIn(first);
  return fields.flatMap(([key, , argument, source]) => {
    const value = body?.[argument];
    const usual = own(unitDefaults, key);
    if (body && source === "computed" && isOpen(value) && usual === undefined) return [];
    return differing(`${block}.${argument}`, value || usual, settings[key] ?? usual);
  });
}

/**
 * Whether the code leaves a setting to Cognito. The state then holds what Cognito had, or nothing: null, or an empty
 * text or zero from an old provider. Terraform changes no such setting.
 */
const isOpen = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || value === 0;

function differing(name: string, inCode: unknown, inPool: SettingValue | undefined): DifferentAttribute[] {
  return plain(inCode) === plain(inPool)
    ? []
    : [{ name, inCode: valueInWords(inCode), inPool: valueInWords(inPool) }];
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? NOT_SET : [...value].sort().join(", ");
  return value === null || value === undefined || value === "" ? NOT_SET : String(value);
}

const NOT_SET = "not set";

/** To the provider, an empty list, an empty text, false, zero and no value are the same, and lists have no order. */
const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify([...value].sort());
  return value === null || value === undefined || value === false || value === 0 ? "" : String(value);
};
