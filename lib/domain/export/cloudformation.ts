import {
  type ClientDefinition,
  clientBlocks,
  clientSettingNames,
  type Exported,
  type ExportedServer,
  labels,
  type SettingValue,
  serversOf,
} from "@/lib/domain/client/definition";
import { applicable } from "@/lib/domain/export/flaws";

/** A resource of a template: its logical id, the last part of its type, and the ids of those that must be there first. */
type Part = {
  readonly id: string;
  readonly kind: "CfnUserPoolResourceServer" | "CfnUserPoolClient";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly needs: readonly string[];
};

/**
 * Clients and resource servers as a CloudFormation template in JSON, without secrets. Every resource is retained when
 * it leaves the stack, which a resource import requires; import identifiers are UserPoolId with ClientId or Identifier.
 * It is unconfirmed whether an import compares GenerateSecret, which Cognito never returns.
 */
export function cloudFormationExport(exported: Exported): string {
  const { poolId, flaws, resources } = cloudFormationParts(exported);
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    ...(flaws.length > 0 && { Metadata: { NotIncluded: flaws } }),
    Parameters: { UserPoolId: { Type: "String", Default: poolId } },
    Resources: Object.fromEntries(
      resources.map(({ id, kind, properties, needs }) => [
        id,
        {
          Type: `AWS::Cognito::${kind.slice("Cfn".length)}`,
          DeletionPolicy: "Retain",
          UpdateReplacePolicy: "Retain",
          ...(needs.length > 0 && { DependsOn: needs }),
          Properties: { UserPoolId: { Ref: "UserPoolId" }, ...properties },
        },
      ]),
    ),
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** The resources of a template, resource servers first, and what it leaves out. */
export function cloudFormationParts(exported: Exported): {
  poolId: string;
  flaws: readonly string[];
  resources: readonly Part[];
} {
  const {
    exported: { poolId, clients, servers },
    flaws,
  } = applicable(exported, "template");
  const ids = labels(
    [...servers.map(({ identifier }) => identifier), ...clients.map(({ name }) => name)],
    "",
  );
  const idAt = (index: number) => ids[index] ?? "";
  const idOfServer = new Map(servers.map(({ identifier }, index) => [identifier, idAt(index)]));
  const needsOf = (client: ClientDefinition) =>
    serversOf(client)
      .flatMap((it) => idOfServer.get(it) ?? [])
      .sort();
  return {
    poolId,
    flaws,
    resources: [
      ...servers.map((server, index) => ({
        id: idAt(index),
        kind: "CfnUserPoolResourceServer" as const,
        properties: serverProperties(server),
        needs: [],
      })),
      ...clients.map((client, index) => ({
        id: idAt(servers.length + index),
        kind: "CfnUserPoolClient" as const,
        properties: { ClientName: client.name, GenerateSecret: client.hasSecret, ...clientMembers(client) },
        needs: needsOf(client),
      })),
    ],
  };
}

const serverProperties = ({ identifier, name, scopes }: ExportedServer) => ({
  Identifier: identifier,
  Name: name,
  ...(scopes.length > 0 && {
    Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
  }),
});

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
