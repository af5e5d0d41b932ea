import type { Exported } from "@/lib/domain/client/definition";
import { clientMembers } from "@/lib/domain/export/cloudformation";
import { applicable, commentsOf } from "@/lib/domain/export/flaws";
import { asciiJson, shellLiteral } from "@/lib/domain/text/literal";

/**
 * A POSIX shell script that makes the same resource servers and clients, with new ids and new secrets, in the pool that
 * USER_POOL_ID names. Everything goes through --cli-input-json: version 1 of the AWS CLI fetches an argument that looks
 * like a URL, and identifiers often do. The answer holds the new secret, so only name and id are printed.
 */
export function cliExport(exported: Exported): string {
  const {
    exported: { poolId, region, clients, servers },
    flaws,
  } = applicable(exported, "create");
  const calls = [
    ...servers.map(({ identifier, name, scopes }) =>
      call("create-resource-server", "ResourceServer.Identifier", {
        Identifier: identifier,
        Name: name,
        Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
      }),
    ),
    ...clients.map(({ name, hasSecret, settings }) =>
      call("create-user-pool-client", "UserPoolClient.[ClientName,ClientId]", {
        ClientName: name,
        GenerateSecret: hasSecret,
        ...clientMembers({ settings }),
      }),
    ),
  ];
  return [
    "#!/bin/sh",
    "# Creates these in the pool USER_POOL_ID. Clients get new IDs and secrets.",
    ...commentsOf(flaws, "#").map(ascii),
    "set -eu",
    `: "\${USER_POOL_ID:=${poolId}}" "\${AWS_REGION:=${region}}"`,
    "",
    calls.join("\n"),
  ].join("\n");
}

/** Names have letters of any script, and the script is ASCII: the rest of it is quoted as JSON. */
const ascii = (text: string) => text.replaceAll("’", "'").replaceAll(/[^\x20-\x7e]/g, "?");

const call = (operation: string, query: string, input: object) =>
  [
    `aws cognito-idp ${operation} --region "$AWS_REGION" --user-pool-id "$USER_POOL_ID" \\`,
    `  --query '${query}' --output text \\`,
    `  --cli-input-json ${shellLiteral(asciiJson(input))}`,
    "",
  ].join("\n");
