import { isUnknown, type Values } from "./values";

/** Terraform's name of something, and Cognito's. */
export type Field = readonly [attribute: string, member: string];

/** The members of a request for what Terraform knows; what it leaves open is left out. */
export const toRequest = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(
    fields
      .map(([attribute, member]) => [member, values[attribute]] as const)
      .filter(([, value]) => value !== null && value !== undefined && !isUnknown(value)),
  );

/** The attributes that an answer of Cognito's stands for. An empty list is none, as the provider has it. */
export const toAttributes = (fields: readonly Field[], answer: object): Values => {
  const members: Values = { ...answer };
  return Object.fromEntries(fields.map(([attribute, member]) => [attribute, orNone(members[member])]));
};

/** The only block of this name, or nothing. */
export function blockIn(values: Values, name: string): Values | null {
  const blocks = values[name];
  return Array.isArray(blocks) && blocks[0] && !isUnknown(blocks[0]) ? blocks[0] : null;
}

const orNone = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
