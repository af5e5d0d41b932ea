import {
  type ClientDefinition,
  clientBlocks,
  clientSettingNames,
  type Exported,
  type ExportedServer,
  labels,
  type SettingValue,
  serversOf,
  unitDefaults,
} from "@/lib/domain/client/definition";
import { applicable, commentsOf } from "@/lib/domain/export/flaws";
import { hclLiteral, hclTemplate } from "@/lib/domain/text/literal";
import { own } from "@/lib/domain/text/own";

/** `resources` with their import blocks, or `imports` alone, for `terraform plan -generate-config-out`. */
export type TerraformForm = "resources" | "imports";

/**
 * Clients and resource servers as Terraform, formatted as `terraform fmt` does, without secrets. Import blocks take
 * them over as they are. generate_secret is ignored, because Cognito never returns it and a difference would replace
 * the client (provider issue 20298). `taken` holds addresses that are in use already.
 */
export function terraformExport(
  exported: Exported,
  {
    form,
    hasPoolVariable,
    taken = [],
  }: { form: TerraformForm; hasPoolVariable: boolean; taken?: readonly string[] },
): string {
  const {
    exported: { poolId, clients, servers },
    flaws,
  } = applicable(exported, "import");
  const serverLabels = labels(
    servers.map(({ identifier }) => identifier),
    "_",
    namesIn(taken, "aws_cognito_resource_server"),
  );
  const clientLabels = labels(
    clients.map(({ name }) => name),
    "_",
    namesIn(taken, "aws_cognito_user_pool_client"),
  );
  // An import id must be known at plan time; a variable is.
  const pool = hasPoolVariable ? `\${var.${poolVariable}}` : hclTemplate(poolId);
  const poolExpression = hasPoolVariable ? `var.${poolVariable}` : hclLiteral(poolId);
  const labelOf = new Map(servers.map(({ identifier }, index) => [identifier, serverLabels[index] ?? ""]));
  const comments = commentsOf(flaws, "#");
  const blocks = [
    ...(comments.length > 0 ? [lines(...comments)] : []),
    ...(hasPoolVariable ? [variable(poolVariable, "The user pool.", poolId)] : []),
    ...servers.flatMap((server, index) => {
      const address = `aws_cognito_resource_server.${serverLabels[index]}`;
      const imported = importBlock(address, `${pool}|${hclTemplate(server.identifier)}`);
      return form === "imports"
        ? [imported]
        : [imported, serverBlock(serverLabels[index] ?? "", poolExpression, server)];
    }),
    ...clients.flatMap((client, index) => {
      const address = `aws_cognito_user_pool_client.${clientLabels[index]}`;
      const imported = importBlock(address, `${pool}/${hclTemplate(client.clientId)}`);
      return form === "imports"
        ? [imported]
        : [imported, clientBlock(clientLabels[index] ?? "", poolExpression, client, labelOf)];
    }),
  ];
  return blocks.join("\n");
}

/** The names of the resources of this type in the root module, with or without an index. */
const namesIn = (addresses: readonly string[], type: string): string[] =>
  addresses.flatMap((address) =>
    address.startsWith(`${type}.`) ? [address.slice(type.length + 1).split("[", 1)[0] ?? ""] : [],
  );

const poolVariable = "user_pool_id";

const variable = (name: string, description: string, value: string) =>
  lines(
    `variable ${hclLiteral(name)} {`,
    ...aligned([
      ["description", hclLiteral(description)],
      ["type", "string"],
      ["default", hclLiteral(value)],
    ]),
    "}",
  );

const importBlock = (address: string, id: string) =>
  lines(
    "import {",
    ...aligned([
      ["to", address],
      ["id", `"${id}"`],
    ]),
    "}",
  );

function serverBlock(label: string, pool: string, { identifier, name, scopes }: ExportedServer): string {
  return lines(
    `resource "aws_cognito_resource_server" ${hclLiteral(label)} {`,
    ...aligned([
      ["user_pool_id", pool],
      ["identifier", hclLiteral(identifier)],
      ["name", hclLiteral(name)],
    ]),
    ...scopes.flatMap((scope) => [
      "",
      "  scope {",
      ...aligned([
        ["scope_name", hclLiteral(scope.name)],
        ["scope_description", hclLiteral(scope.description)],
      ]).map((it) => `  ${it}`),
      "  }",
    ]),
    "}",
  );
}

function clientBlock(
  label: string,
  pool: string,
  client: ClientDefinition,
  servers: ReadonlyMap<string, string>,
): string {
  const { name, settings } = client;
  const written = clientSettingNames.flatMap(([key, , argument]) => entry(argument, settings[key]));
  const blocks = clientBlocks.flatMap(({ block, fields }) => {
    if (fields.every(([key]) => settings[key] !== undefined && settings[key] === own(unitDefaults, key)))
      return [];
    const entries = fields.flatMap(([key, , argument]) => entry(argument, settings[key]));
    return entries.length > 0 ? ["", `  ${block} {`, ...aligned(entries).map((it) => `  ${it}`), "  }"] : [];
  });
  const needed = serversOf(client)
    .flatMap((it) => servers.get(it) ?? [])
    .sort();
  return lines(
    `resource "aws_cognito_user_pool_client" ${hclLiteral(label)} {`,
    ...aligned([["user_pool_id", pool], ["name", hclLiteral(name)], ...written]),
    ...blocks,
    ...(needed.length > 0
      ? ["", `  depends_on = [${needed.map((it) => `aws_cognito_resource_server.${it}`).join(", ")}]`]
      : []),
    "",
    "  lifecycle {",
    "    ignore_changes = [generate_secret]",
    "  }",
    "}",
  );
}

/** Leaves out what is not set or empty: the provider reads an empty list as none. */
function entry(argument: string, value: SettingValue | undefined): [string, string][] {
  if (value === undefined || (typeof value === "object" && value.length === 0)) return [];
  return [[argument, literal(value)]];
}

function literal(value: SettingValue): string {
  if (typeof value === "string") return hclLiteral(value);
  if (typeof value === "object") return `[${[...value].sort().map(hclLiteral).join(", ")}]`;
  return String(value);
}

/** Aligns equals signs in one column, as `terraform fmt` does. */
function aligned(entries: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`);
}

const lines = (...all: string[]) => `${all.join("\n")}\n`;
