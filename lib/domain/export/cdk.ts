import type { Exported } from "@/lib/domain/client/definition";
import { cloudFormationParts } from "@/lib/domain/export/cloudformation";
import { commentsOf } from "@/lib/domain/export/flaws";
import { stringLiteral } from "@/lib/domain/text/literal";

/**
 * Clients and resource servers as a stack of AWS CDK 2 in TypeScript, without secrets: the constructs of the same
 * resources as in `cloudFormationExport`, with the same names. `cdk import` takes over what is there.
 */
export function cdkExport(exported: Exported): string {
  const { poolId, flaws, resources } = cloudFormationParts(exported);
  const names = new Map(resources.map(({ id }) => [id, variableOf(id)] as const));
  return [
    'import { RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";',
    'import { CfnUserPoolClient, CfnUserPoolResourceServer } from "aws-cdk-lib/aws-cognito";',
    'import type { Construct } from "constructs";',
    "",
    ...commentsOf(flaws, "//"),
    "export class ClienteleStack extends Stack {",
    "  constructor(scope: Construct, id: string, props?: StackProps) {",
    "    super(scope, id, props);",
    `    const userPoolId = ${stringLiteral(poolId)};`,
    ...resources.flatMap(({ id, kind, properties, needs }) => [
      "",
      `    const ${names.get(id)} = new ${kind}(this, ${stringLiteral(id)}, {`,
      "      userPoolId,",
      ...Object.entries(properties).map(
        ([name, value]) => `      ${propertyOf(name)}: ${literal(value, 6)},`,
      ),
      "    });",
      `    ${names.get(id)}.applyRemovalPolicy(RemovalPolicy.RETAIN);`,
      ...needs.map((it) => `    ${names.get(id)}.node.addDependency(${names.get(it)});`),
    ]),
    "  }",
    "}",
    "",
  ].join("\n");
}

/** Logical ids begin with a capital and differ in more than case, so no name is one of TypeScript’s words. */
const variableOf = (id: string) => `the${id}`;

/**
 * CDK’s name of a property of CloudFormation: the first letter of each word stays, and a run of capitals at the end
 * counts as words of its own (callbackUrLs, defaultRedirectUri: aws-cdk-lib 2, CfnUserPoolClientProps).
 */
const propertyOf = (name: string): string =>
  ({ CallbackURLs: "callbackUrLs", LogoutURLs: "logoutUrLs", DefaultRedirectURI: "defaultRedirectUri" })[
    name
  ] ?? name.charAt(0).toLowerCase() + name.slice(1);

function literal(value: unknown, indent: number): string {
  if (typeof value === "string") return stringLiteral(value);
  if (Array.isArray(value)) {
    const items = value.map((it) => literal(it, indent + 2));
    const line = `[${items.join(", ")}]`;
    if (line.length + indent < 100 && !line.includes("\n")) return line;
    return `[\n${items.map((it) => `${" ".repeat(indent + 2)}${it},\n`).join("")}${" ".repeat(indent)}]`;
  }
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(
    ([name, it]) => `${propertyOf(name)}: ${literal(it, indent + 2)}`,
  );
  return `{ ${members.join(", ")} }`;
}
