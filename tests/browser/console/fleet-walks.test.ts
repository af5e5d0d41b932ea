import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CognitoIdentityProviderClient,
  ListUserPoolClientSecretsCommand,
  paginateListUserPoolClients,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { programOf } from "@/lib/commands/bench/kit/child";
import { allRead } from "@/lib/commands/check/all-read";
import { projectRoot } from "@/lib/commands/project-root";
import { routes } from "@/lib/domain/routes";
import { download, rows } from "@/tests/browser/kit/audit-page";
import { postAction } from "@/tests/browser/kit/post-action";
import { finishRotation, startRotation, store, works } from "@/tests/browser/kit/rotating";
import { dialog } from "@/tests/browser/kit/server-page";
import { withThreePools as test } from "@/tests/browser/kit/three-pools";
import { inDev, inProd } from "@/tests/kit/in-pool";
import { describedRaw } from "@/tests/kit/raw-client";

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1_440, height: 900 } });

const DAY_MS = 86_400_000;
const inStage = { environment: "stage" };

async function readAll(page: Page): Promise<void> {
  for (const pool of [inDev, inStage, inProd]) await allRead(page, routes.clientsProgress(pool));
}

/** The machine clients of a pool whose oldest secret is older, as Cognito itself tells them. Names may repeat. */
async function clientsWithOldSecrets(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  days: number,
): Promise<{ id: string; name: string }[]> {
  const old: { id: string; name: string }[] = [];
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client }, { UserPoolId }))
    for (const { ClientId = "", ClientName = "" } of UserPoolClients) {
      const { ClientSecrets = [] } = await client.send(
        new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
      );
      const created = ClientSecrets.map((secret) => secret.ClientSecretCreateDate?.getTime() ?? 0);
      // Ages are whole days: older than 180 days is 181 days old.
      if (created.length === 0 || Math.min(...created) > Date.now() - (days + 1) * DAY_MS) continue;
      const { AllowedOAuthFlows = [] } = await describedRaw(client, ClientId, UserPoolId);
      if (AllowedOAuthFlows.includes("client_credentials")) old.push({ id: ClientId, name: ClientName });
    }
  return old;
}

/** Everything of a client that Terraform compares. */
async function planned(client: CognitoIdentityProviderClient, pool: string, clientId: string) {
  const { ClientSecret, LastModifiedDate, ...settings } = await describedRaw(client, clientId, pool);
  return settings;
}

async function ask(page: Page, question: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Search clients" });
  await box.fill(question);
  await expect(page.getByText(/^Understood as /)).toBeVisible();
  await box.press("Enter");
  await expect(box).toHaveValue("");
}

test("a platform engineer finds the old secrets of production, orders their change, and undoes one that broke", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const { prod } = cognito.pools;
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  await readAll(page);
  const old = await clientsWithOldSecrets(cognito.api, prod, 180);
  const syncId = old.find(({ name }) => name === "orders-sync")?.id ?? "";
  const before = await planned(cognito.api, prod, syncId);

  await page.goto(routes.overview);
  await expect(page.getByRole("link", { name: /^Details of / })).toHaveCount(3);
  await page.goto(routes.allClients);
  await ask(page, "secrets older than 180 days in prod");
  await expect(page.getByRole("status").filter({ hasText: `${old.length} clients` })).toBeVisible();

  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const selected = page.getByRole("region", { name: "Selected clients" });
  await selected.getByRole("button", { name: `Select all ${old.length} that match` }).click();
  await selected.getByRole("link", { name: "Change…" }).click();
  await page.getByRole("radio", { name: "Set ticket" }).check();
  await page.getByRole("textbox", { name: "Ticket" }).fill("OPS-180");
  await page.getByRole("button", { name: "Show dry run" }).click();
  await expect(page.getByText(`${old.length} will change.`)).toBeVisible();
  await page.getByRole("button", { name: "Start run" }).click();
  await dialog(page).getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText(`${old.length} done.`)).toBeVisible({ timeout: 60_000 });

  await page.goto(routes.client(inProd, syncId));
  await expect(page.getByText("OPS-180")).toBeVisible();
  const rotated = async () => {
    await page.goto(routes.clientSecrets(inProd, syncId));
    const secret = await startRotation(page);
    await store(page);
    await finishRotation(page, "orders-sync");
    return secret;
  };
  // Only a secret that Clientele made can be restored, so the old one goes first.
  const oldSecret = await rotated();
  const newSecret = await rotated();
  const finishedAt = Date.now();
  // An old host still fetches tokens with the old secret.
  expect(await works(tokenUrl, syncId, oldSecret)).toBe(false);
  await page.getByLabel("Old secret").fill(oldSecret);
  await page.getByRole("button", { name: "Undo the rotation" }).click();
  await expect(page.getByText("The old secret works again. Both secrets are valid")).toBeVisible();
  expect(await works(tokenUrl, syncId, oldSecret)).toBe(true);
  expect(await works(tokenUrl, syncId, newSecret)).toBe(true);
  expect(Date.now() - finishedAt).toBeLessThan(60_000);
  expect(await planned(cognito.api, prod, syncId)).toEqual(before);
});

/** Whether a page offers nothing that changes anything. */
async function expectNoControls(page: Page): Promise<void> {
  const acts =
    /^(Create|Edit|Delete|Suspend|Resume|Start|Finish|Undo|Waive|Add|Remove scope|Promote|Link|Assign|Change)\b/;
  for (const role of ["button", "link"] as const)
    await expect(page.getByRole("main").getByRole(role, { name: acts }), page.url()).toHaveCount(0);
}

test("an auditor answers every question alone, takes the evidence along, and can change nothing", async ({
  page,
  signIn,
  openPage,
  cognito,
  stand,
}) => {
  const { prod } = cognito.pools;
  const admin = await openPage();
  await signIn(admin, "admin");
  await readAll(admin);
  await admin.goto(routes.findingsFound(new URLSearchParams({ rule: "old-secret", environment: "prod" })));
  const finding = (of: Page) => of.getByRole("row").filter({ hasText: "billing-export" });
  await finding(admin)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await admin.getByRole("menuitem", { name: "Waive" }).click();
  await dialog(admin).getByLabel("Reason").fill("The accountants change over in January.");
  await dialog(admin).getByRole("button", { name: "Waive finding" }).click();
  await expect(admin.getByText(/of billing-export was waived/)).toBeVisible();

  await signIn(page, "viewer");
  await page.goto(routes.overview);
  await expectNoControls(page);
  await page.goto(routes.allClients);
  await ask(page, "who can call payments/refund in prod");
  const found = page.getByRole("table", { name: "App clients" }).getByRole("row");
  await expect(found.filter({ hasText: "refund-worker" })).toContainText("prod");
  await expectNoControls(page);
  await page.getByRole("button", { name: "Export list" }).click();
  expect((await download(page, "Export CSV")).text).toContain('"refund-worker"');
  const path = (await page.getByRole("link", { name: "refund-worker" }).getAttribute("href")) ?? "";
  const clientId = path.split("/").at(-1) ?? "";
  for (const open of [routes.client, routes.clientSecrets, routes.clientActivity]) {
    await page.goto(open(inProd, clientId));
    await expect(page.getByRole("heading", { name: "refund-worker" })).toBeVisible();
    await expectNoControls(page);
  }

  await page.goto(routes.findingsFound(new URLSearchParams({ rule: "old-secret", environment: "prod" })));
  await expect(page.getByRole("table", { name: "Findings", exact: true })).toContainText("orders-sync");
  await expect(finding(page)).toHaveCount(0);
  await expectNoControls(page);
  await page.getByLabel("State").selectOption("waived");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(finding(page)).toContainText("The accountants change over in January.");
  await expect(finding(page)).toContainText("admin@example.com");

  const door = "pools/[environment]/clients/[clientId]/secrets/actions.ts startRotation";
  const to = { url: routes.clientSecrets(inProd, clientId), door, origin: stand.consoleUrl };
  const form = { clientId, poolId: prod, intentId: crypto.randomUUID() };
  const answer = await postAction(page.request, to, form);
  expect(await answer.text()).toContain('"code":"denied"');
  await page.goto(routes.audit);
  await expect(rows(page).filter({ hasText: "viewer@example.com" }).first()).toContainText("Denied");
  await expectNoControls(page);
  await page.getByRole("button", { name: "Verify integrity" }).click();
  await expect(page.getByText(/rows verified\.$/)).toBeVisible();

  await page.goto(routes.findings);
  await verifyPack(page, `${stand.consoleUrl}${routes.evidenceKey}`);
});

/** Downloads the evidence pack, and verifies it with the published key and the documented command. */
async function verifyPack(page: Page, keyUrl: string): Promise<void> {
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download evidence pack" }).click();
  const pack = await saved;
  expect(pack.suggestedFilename()).toMatch(/^evidence-\d{4}-\d\d-\d\d\.zip$/);
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  const [file, key] = [join(folder, "pack.zip"), join(folder, "key.pem")];
  await pack.saveAs(file);
  writeFileSync(key, await (await fetch(keyUrl)).text());
  const [node = "", ...args] = programOf("audit", ["verify", "--pack", file, "--key", key]);
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: projectRoot, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("The evidence pack is genuine: dev, prod, stage on ");
}
