import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awsCliPython } from "@/lib/commands/check/infra-programs";
import { cliExport } from "@/lib/domain/export/cli";
import { exportCognito } from "@/tests/infra/exported-pool";
import { hostile } from "@/tests/infra/hostile";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";
import { recordCalls } from "@/tests/infra/recorded-calls";

const run = promisify(execFile);
const all = hostile();

let pools: Awaited<ReturnType<typeof exportCognito>>;
beforeAll(async () => {
  pools = await exportCognito();
});
afterAll(() => pools.cognito.stop());

/** What the AWS CLI needs to know, and nothing of whose machine this is. */
const credentials = (home: string) => ({
  PATH: process.env.PATH,
  HOME: home,
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});

test("the AWS CLI makes 200 clients with awkward names again, byte by byte", {
  timeout: 180_000,
}, async () => {
  const [source, target] = [await pools.newPool(), await pools.newPool()];
  await pools.create(source, all);
  const script = cliExport({ ...(await pools.read(source)), poolId: target.id });
  await inTemporaryFolder(async (folder) => {
    const { kept } = await recordCalls(script, folder);
    const program = fileURLToPath(new URL("./run-calls.py", import.meta.url));
    await run(awsCliPython() ?? "", [program, kept, pools.cognito.url], {
      env: { ...process.env, ...credentials(folder) },
    });
  });
  expect(await pools.essence(target)).toEqual(await pools.essence(source));
});

test("the script runs as it is, and prints no secret", { timeout: 120_000 }, async () => {
  const [source, target] = [await pools.newPool(), await pools.newPool()];
  const servers = all.servers.slice(0, 1);
  const scopes = servers.flatMap((it) => it.scopes.map((scope) => `${it.identifier}/${scope.name}`));
  const clients = all.clients.slice(0, 2).map((it) => ({ ...it, settings: { ...it.settings, scopes } }));
  await pools.create(source, { ...all, servers, clients });
  await inTemporaryFolder(async (folder) => {
    const script = join(folder, "export.sh");
    writeFileSync(script, cliExport(await pools.read(source)));
    // Versions before 2.13 take an endpoint by argument alone.
    const atLocal = `#!/bin/sh\nPATH=$REAL_PATH exec aws "$@" --endpoint-url ${pools.cognito.url}\n`;
    writeFileSync(join(folder, "aws"), atLocal, { mode: 0o755 });
    const { stdout } = await run("sh", [script], {
      env: {
        ...process.env,
        ...credentials(folder),
        PATH: `${folder}:${process.env.PATH}`,
        REAL_PATH: process.env.PATH,
        USER_POOL_ID: target.id,
      },
    });
    expect(stdout).not.toMatch(/ClientSecret/);
  });
  expect(await pools.essence(target)).toEqual(await pools.essence(source));
});
