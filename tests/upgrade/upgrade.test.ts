import { spawnSync } from "node:child_process";
import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page, test } from "playwright/test";
import { startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { startConsole } from "@/lib/commands/serve/console-server";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import { type InPool, routes } from "@/lib/domain/routes";
import { startLocalCognito } from "@/lib/local-aws/server";
import { fill, panel, submit } from "@/tests/browser/kit/new-client";
import { finishRotation, store } from "@/tests/browser/kit/rotating";
import { signInByHand } from "@/tests/browser/kit/sign-in";
import { apiOf } from "@/tests/browser/kit/stand";
import { inDev } from "@/tests/kit/in-pool";
import { startLoadBalancer } from "./load-balancer";

test("people go on working through an upgrade and a rollback on one database", async ({ browser }) => {
  const stand = await startReleases();
  const { cognito, pools } = stand;
  // How the previous release addresses a pool. The next one redirects from there.
  const byId = { environment: pools.dev };
  const newPage = async (release: "previous" | "next") => {
    stand.balancer.preferred = release;
    const page = await browser.newPage({
      baseURL: stand.consoleUrl,
      permissions: ["clipboard-write"],
    });
    await signInByHand(page, "admin", { consoleUrl: stand.consoleUrl, accounts: cognito.accounts });
    return page;
  };

  // Before the upgrade: one person has a client, another has typed half a form.
  const early = await newPage("previous");
  await create(early, byId, "made-before");
  const [clientId = ""] = await stand.idsOf(pools.dev, "made-before");
  const typing = await newPage("previous");
  await fill(typing, byId, "typed-before");

  // Both releases serve, and the new one has migrated the database. One finishes what the other began.
  await stand.start("next");
  await early.goto(routes.clientSecrets(byId, clientId));
  await early.getByRole("button", { name: "Start rotation" }).click();
  await copyAndStore(early);
  const late = await newPage("next");
  await late.goto(routes.clients(inDev));
  await late.getByRole("link", { name: "made-before" }).click();
  await late.goto(routes.clientSecrets(inDev, clientId));
  await finishRotation(late, "made-before");

  // The previous release drains away under the typed form, which is created once, or refused in words.
  await stand.end("previous");
  await submit(typing);
  const refusal = typing.getByText("Reload the page and try again.");
  await expect(panel(typing).or(refusal)).toBeVisible();
  if (await refusal.isVisible()) await createAgain(typing, "typed-before");
  expect(await stand.idsOf(pools.dev, "typed-before")).toHaveLength(1);
  // A page of the previous release leads into the new one.
  await early.getByRole("link", { name: "App clients" }).first().click();
  await expect(early.getByRole("link", { name: "typed-before" })).toBeVisible();

  // Rolled back: the previous release runs on the migrated database.
  await stand.start("previous");
  const returned = await newPage("previous");
  await create(returned, byId, "made-after-rollback");
  expect(await stand.idsOf(pools.dev, "made-after-rollback")).toHaveLength(1);
  expect(stand.auditVerdict()).toContain("The audit trail is intact");
  await stand.endAll();
});

/** Creates a client and stores its secret, by the names that no release changes. */
async function create(page: Page, pool: InPool, name: string): Promise<void> {
  await fill(page, pool, name);
  await submit(page);
  await copyAndStore(page);
}

/** Copies a new secret, without which a page asks before it is left. */
async function copyAndStore(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await store(page);
}

/** Reloads a page of the previous release, and fills its form in and sends it again. */
async function createAgain(page: Page, name: string): Promise<void> {
  await page.reload();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("checkbox", { name: "auth-resource-server/custom-scope.read", exact: true }).check();
  await submit(page);
  await expect(panel(page)).toBeVisible();
}

/** A database, a local Cognito, the previous release, and a load balancer in front of it and of the one to come. */
async function startReleases() {
  const postgres = await startScratchPostgres();
  const [port, previous, next] = [await freePort(), await freePort(), await freePort()];
  const consoleUrl = `http://localhost:${port}`;
  const cognito = await startLocalCognito({ port: 0, consoleUrl });
  const settings = {
    ...settingsBeside(cognito.settings, consoleUrl, "a secret of the upgrade, and of nothing else"),
    DATABASE_URL: postgres.url,
    FINGERPRINT_KEY: "a fingerprint key of the upgrade, and of nothing else",
  };
  const releases = {
    previous: { port: previous, folder: process.env.UPGRADE_FROM ?? "" },
    next: { port: next, folder: process.cwd() },
  };
  const running = new Map<string, Awaited<ReturnType<typeof startConsole>>>();
  const start = async (release: keyof typeof releases) => {
    const { port, folder } = releases[release];
    const server = await startConsole({
      mode: "start",
      port,
      folder,
      settings,
      print: (line) => console.log(`${release}: ${line}`),
      stop: new AbortController().signal,
    });
    running.set(release, server);
  };
  const end = async (release: string) => running.get(release)?.stop();
  await start("previous");
  const balancer = await startLoadBalancer(port, { previous, next });
  const { api, pools } = apiOf({ settings });
  return {
    consoleUrl,
    cognito,
    pools,
    balancer,
    start,
    end,
    /** The ids of the clients of this name. */
    idsOf: async (UserPoolId: string, name: string) => {
      const { UserPoolClients = [] } = await api.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
      );
      return UserPoolClients.filter((it) => it.ClientName === name).map((it) => it.ClientId ?? "");
    },
    auditVerdict: () =>
      spawnSync("npm", ["run", "--silent", "audit", "--", "verify"], {
        env: { ...process.env, DATABASE_URL: postgres.url },
        encoding: "utf8",
      }).stdout,
    endAll: async () => {
      for (const release of running.keys()) await end(release);
      await balancer.close();
      await cognito.close();
      await postgres.remove();
    },
  };
}
