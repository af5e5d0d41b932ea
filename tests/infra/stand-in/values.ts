import { decode, ExtData, encode } from "@msgpack/msgpack";

/** An object of Terraform's: attributes and blocks by name. */
export type Values = Record<string, unknown>;

/** As the protocol carries values. */
export type DynamicValue = { msgpack?: Buffer; json?: Buffer };

/** A value that only an apply will tell. */
export const unknown = new ExtData(0, new Uint8Array([0]));

export const isUnknown = (value: unknown) => value instanceof ExtData;

export function fromWire(value: DynamicValue | null): Values | null {
  if (value?.msgpack?.length) return decode(value.msgpack) as Values | null;
  if (value?.json?.length) return JSON.parse(value.json.toString()) as Values | null;
  return null;
}

export const toWire = (values: Values | null): DynamicValue => ({ msgpack: Buffer.from(encode(values)) });
