import type { keptAttribute, schemaAttribute } from "@/lib/local-aws/call/pool-members";
import { invalid } from "@/lib/local-aws/call/refusal";
import type { ValueOf } from "@/lib/local-aws/call/shape";

type Attribute = ValueOf<typeof keptAttribute>;

const mostCustom = 50;
const mostCharacters = "2048";

/** The attributes every pool has, as DescribeUserPool lists them. */
export const standardAttributes: readonly Attribute[] = [
  { ...words("sub", "1"), Mutable: false, Required: true },
  ...[
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "email",
    "gender",
    "zoneinfo",
    "locale",
    "phone_number",
    "address",
  ].map((name) => words(name, "0")),
  { ...words("birthdate", "10"), StringAttributeConstraints: { MinLength: "10", MaxLength: "10" } },
  yesOrNo("email_verified"),
  yesOrNo("phone_number_verified"),
  {
    Name: "updated_at",
    AttributeDataType: "Number",
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: "0" },
  },
];

/**
 * Adds attributes to a schema. One with a standard name changes the standard attribute; any other becomes a `custom:`
 * (or `dev:`) attribute. Refuses duplicates and required custom attributes (texts from memory, unconfirmed).
 */
export function extended(
  schema: readonly Attribute[],
  more: readonly ValueOf<typeof schemaAttribute>[],
): Attribute[] {
  const attributes = new Map(schema.map((it) => [it.Name, it]));
  for (const attribute of more) {
    const given = attribute.Name ?? "";
    if (given === "") throw invalid("Attribute name is required.");
    const standard = standardAttributes.find((it) => it.Name === given);
    if (standard) {
      attributes.set(given, { ...standard, ...attribute, Name: given });
      continue;
    }
    const name = `${attribute.DeveloperOnlyAttribute ? "dev" : "custom"}:${given}`;
    if (attributes.has(name)) throw invalid(`${name}: Existing attribute already has name ${name}.`);
    if (attribute.Required) throw invalid("Required custom attributes are not supported currently.");
    attributes.set(name, custom(name, attribute));
  }
  if (attributes.size > standardAttributes.length + mostCustom)
    throw invalid(`A user pool can not have more than ${mostCustom} custom attributes.`);
  return [...attributes.values()];
}

/** Refuses attributes of a person that the schema does not have or, in an update, marks as immutable. */
export function checkAttributes(
  schema: readonly Attribute[],
  names: readonly string[],
  isUpdate: boolean,
): void {
  for (const name of names) {
    const attribute = schema.find((it) => it.Name === name);
    if (!attribute || (!isUpdate && name === "sub"))
      throw invalid(
        `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
      );
    if (isUpdate && attribute.Mutable === false)
      throw invalid(`user.${name}: Attribute cannot be updated.\n`);
  }
}

function custom(name: string, attribute: Omit<Attribute, "Name">): Attribute {
  const type = attribute.AttributeDataType ?? "String";
  return {
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    ...(type === "String" ? { StringAttributeConstraints: {} } : {}),
    ...(type === "Number" ? { NumberAttributeConstraints: {} } : {}),
    ...attribute,
    Name: name,
    AttributeDataType: type,
  };
}

function words(name: string, least: string): Attribute {
  return {
    Name: name,
    AttributeDataType: "String",
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    StringAttributeConstraints: { MinLength: least, MaxLength: mostCharacters },
  };
}

function yesOrNo(name: string): Attribute {
  return {
    Name: name,
    AttributeDataType: "Boolean",
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
  };
}
