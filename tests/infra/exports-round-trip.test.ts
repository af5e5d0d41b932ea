import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDefinition } from "@/lib/cognito/definitions";
import { listResourceServers } from "@/lib/cognito/resource-servers";
import { terraformVersion } from "@/lib/commands/terraform";
import { makePool, type Pool } from "@/lib/domain/access";
import { type Exported, inOrder } from "@/lib/domain/client-definition";
import { cliExport } from "@/lib/domain/export-cli";
import { clientMembers } from "@/lib/domain/export-cloudformation";
import { terraformExport } from "@/lib/domain/export-terraform";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { hasProgram } from "@/tests/infra/has-program";
import { hostile } from "@/tests/infra/hostile";
import { cognitoBackend } from "@/tests/infra/stand-in/cognito-backend";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";

const run = promisify(execFile);
const all = hostile();

describe("in the local Cognito", () => {
  let cognito: Awaited<ReturnType<typeof freshCognito>>;
  beforeAll(async () => {
    cognito = await freshCognito();
    consoleOn(cognito);
  });
  afterAll(() => cognito.stop());

  const newPool = async (): Promise<Pool> => {
    const { UserPool } = await cognito.sdk.send(new CreateUserPoolCommand({ PoolName: "exports" }));
    return makePool({ ...devPool(), id: UserPool?.Id ?? "" });
  };

  const create = async ({ id: UserPoolId }: Pool, { clients, servers }: Exported) => {
    for (const { identifier, name, scopes } of servers) {
      const Scopes = scopes.map((it) => ({ ScopeName: it.name, ScopeDescription: it.description }));
      await cognito.sdk.send(
        new CreateResourceServerCommand({ UserPoolId, Identifier: identifier, Name: name, Scopes }),
      );
    }
    for (const { name, hasSecret, settings } of clients)
      await cognito.sdk.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: name,
          GenerateSecret: hasSecret,
          ...clientMembers({ settings }),
        }),
      );
  };

  const idsIn = async ({ id: UserPoolId }: Pool): Promise<string[]> => {
    const ids: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await cognito.sdk.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, ...(NextToken && { NextToken }) }),
      );
      ids.push(...(page.UserPoolClients ?? []).map(({ ClientId = "" }) => ClientId));
      NextToken = page.NextToken;
    } while (NextToken);
    return ids;
  };

  /** A pool as the console exports it. */
  const read = async (pool: Pool): Promise<Exported> => {
    const definitions = await Promise.all((await idsIn(pool)).map((id) => getDefinition(pool, id)));
    const clients = definitions.flatMap((it) => (it.ok ? [it.value] : []));
    const servers = await listResourceServers(pool);
    return { poolId: pool.id, region: pool.region, clients, servers: servers.ok ? servers.value : [] };
  };

  /** All that Cognito says of a pool's clients and servers, but for what is new in each: ids, secrets and dates. */
  const essence = async (pool: Pool) => {
    const clients = await Promise.all(
      (await idsIn(pool)).map(async (ClientId) => {
        const { UserPoolClient = {} } = await cognito.sdk.send(
          new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId }),
        );
        const {
          ClientId: _,
          ClientSecret,
          UserPoolId,
          CreationDate,
          LastModifiedDate,
          AllowedOAuthScopes,
          ...rest
        } = UserPoolClient;
        return JSON.stringify([ClientSecret !== undefined, AllowedOAuthScopes?.sort(), rest]);
      }),
    );
    const servers = await listResourceServers(pool);
    if (!servers.ok) throw new Error(servers.problem.message);
    return {
      clients: clients.sort(),
      servers: inOrder({ poolId: "", region: "", clients: [], servers: servers.value }).servers,
    };
  };

  test.runIf(terraformVersion())(
    "an export is taken over by Terraform without a change",
    { timeout: 60_000 },
    async () => {
      const pool = await newPool();
      await create(pool, { ...all, clients: all.clients.slice(0, 12) });
      const standIn = await startStandIn(cognitoBackend(cognito.sdk));
      const workspace = await newWorkspace(standIn, null);
      try {
        const text = terraformExport(await read(pool), { form: "resources", hasPoolVariable: false });
        writeFileSync(join(workspace.folder, "export.tf"), text);
        await init(workspace);
        const { output } = await workspace.run("plan", "-input=false", "-no-color");
        expect(output).toContain("Plan: 32 to import, 0 to add, 0 to change, 0 to destroy.");
      } finally {
        workspace.remove();
        await standIn.close();
      }
    },
  );

  test("the script hands the AWS CLI what makes equal clients", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "cli-"));
    try {
      const [source, target] = [await newPool(), await newPool()];
      await create(source, all);
      const script = join(folder, "export.sh");
      writeFileSync(script, cliExport(all));
      // Keeps the last argument of every call, which is its input.
      const stub =
        'for last; do :; done; n=$(ls "$KEPT" | wc -l); printf %s "$last" >"$KEPT/$(printf %04d "$n").$3"\n';
      writeFileSync(join(folder, "aws"), `#!/bin/sh\n${stub.replace("$3", "$2")}`, { mode: 0o755 });
      const kept = mkdtempSync(join(folder, "kept-"));
      await run("sh", [script], {
        env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, KEPT: kept },
      });
      for (const file of readdirSync(kept).sort()) {
        const input = { ...JSON.parse(readFileSync(join(kept, file), "utf8")), UserPoolId: target.id };
        await (file.endsWith("create-resource-server")
          ? cognito.sdk.send(new CreateResourceServerCommand(input))
          : cognito.sdk.send(new CreateUserPoolClientCommand(input)));
      }
      expect(await essence(target)).toEqual(await essence(source));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.runIf(hasProgram("aws"))("the AWS CLI itself makes equal clients", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "cli-"));
    try {
      const [source, target] = [await newPool(), await newPool()];
      const scopes = all.servers
        .slice(0, 3)
        .flatMap((it) => it.scopes.map((scope) => `${it.identifier}/${scope.name}`));
      const clients = all.clients
        .slice(0, 5)
        .map((it) => ({ ...it, settings: { ...it.settings, scopes: scopes.slice(0, 4) } }));
      await create(source, { ...all, servers: all.servers.slice(0, 2), clients });
      const script = join(folder, "export.sh");
      writeFileSync(script, cliExport(await read(source)));
      const { stdout } = await run("sh", [script], {
        env: {
          ...process.env,
          USER_POOL_ID: target.id,
          AWS_ACCESS_KEY_ID: "local",
          AWS_SECRET_ACCESS_KEY: "local",
          AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
          HOME: folder,
        },
      });
      expect(await essence(target)).toEqual(await essence(source));
      expect(stdout).not.toMatch(/ClientSecret/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
