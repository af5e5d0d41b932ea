import {
  type ClientDefinition,
  clientBlocks,
  clientSettingNames,
  type Exported,
  type ExportedServer,
  labels,
  type SettingValue,
  textsIn,
} from "@/lib/domain/client/definition";
import { applicable } from "@/lib/domain/export/flaws";
import { serverOf } from "@/lib/domain/scope";

/**
 * Clients and resource servers as a CloudFormation template in JSON, without secrets. Every resource is retained when
 * it leaves the stack, which a resource import requires; import identifiers are UserPoolId with ClientId or Identifier.
 * It is unconfirmed whether an import compares GenerateSecret, which Cognito never returns.
 */
export function cloudFormationExport(exported: Exported): string {
  const {
    exported: { poolId, clients, servers },
    flaws,
  } = applicable(exported, "create");
  const ids = labels(
    [...servers.map(({ identifier }) => identifier), ...clients.map(({ name }) => name)],
    "",
  );
  const idOfServer = new Map(servers.map(({ identifier }, index) => [identifier, ids[index] ?? ""]));
  const resources = [
    ...servers.map((server, index) => [ids[index], serverResource(server)] as const),
    ...clients.map(
      (client, index) => [ids[servers.length + index], clientResource(client, idOfServer)] as const,
    ),
  ];
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    ...(flaws.length > 0 && { Metadata: { NotIncluded: flaws } }),
    Parameters: { UserPoolId: { Type: "String", Default: poolId } },
    Resources: Object.fromEntries(resources),
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };
const UserPoolId = { Ref: "UserPoolId" };

const serverResource = ({ identifier, name, scopes }: ExportedServer) => ({
  Type: "AWS::Cognito::UserPoolResourceServer",
  ...kept,
  Properties: {
    UserPoolId,
    Identifier: identifier,
    Name: name,
    ...(scopes.length > 0 && {
      Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
    }),
  },
});

function clientResource(
  { name, hasSecret, settings }: ClientDefinition,
  servers: ReadonlyMap<string, string>,
) {
  const needed = [...new Set(textsIn(settings.scopes).map((it) => serverOf(it).identifier))]
    .flatMap((it) => servers.get(it) ?? [])
    .sort();
  return {
    Type: "AWS::Cognito::UserPoolClient",
    ...kept,
    ...(needed.length > 0 && { DependsOn: needed }),
    Properties: { UserPoolId, ClientName: name, GenerateSecret: hasSecret, ...clientMembers({ settings }) },
  };
}

/** A client's settings by Cognito's names: members of its API, and properties of CloudFormation. */
export function clientMembers({ settings }: Pick<ClientDefinition, "settings">): Record<string, unknown> {
  const set = clientSettingNames.flatMap(([key, member]) => memberOf(member, settings[key]));
  const blocks = clientBlocks.flatMap(({ member, fields }) => {
    const inner = fields.flatMap(([key, name]) => memberOf(name, settings[key]));
    return inner.length > 0 ? [[member, Object.fromEntries(inner)] as const] : [];
  });
  return Object.fromEntries([...set, ...blocks]);
}

function memberOf(name: string, value: SettingValue | undefined): [string, SettingValue][] {
  if (value === undefined || (typeof value === "object" && value.length === 0)) return [];
  return [[name, typeof value === "object" ? [...value].sort() : value]];
}
