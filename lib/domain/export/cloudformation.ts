import {
  type ClientDefinition,
  clientSettingNames,
  type Exported,
  type ExportedServer,
  inOrder,
  labels,
  validityUnitNames,
} from "@/lib/domain/client/definition";
import { serverOf } from "@/lib/domain/scope";

/**
 * Clients and resource servers as a CloudFormation template in JSON, without secrets. Every resource is retained when
 * it leaves the stack, which a resource import requires; import identifiers are UserPoolId with ClientId or Identifier.
 * It is unconfirmed whether an import compares GenerateSecret, which Cognito never returns.
 */
export function cloudFormationExport(exported: Exported): string {
  const { poolId, clients, servers } = inOrder(exported);
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
  const scopes = Array.isArray(settings.scopes) ? settings.scopes : [];
  const needed = [...new Set(scopes.map((it) => serverOf(it).identifier))]
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
  const set = clientSettingNames.flatMap(([key, member]) => {
    const value = settings[key];
    if (value === undefined || (typeof value === "object" && value.length === 0)) return [];
    return [[member, typeof value === "object" ? [...value].sort() : value] as const];
  });
  const units = validityUnitNames.flatMap(([key, member]) =>
    settings[key] === undefined ? [] : [[member, settings[key]] as const],
  );
  return {
    ...Object.fromEntries(set),
    ...(units.length > 0 && { TokenValidityUnits: Object.fromEntries(units) }),
  };
}
