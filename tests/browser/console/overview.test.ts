import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { projectRoot } from "@/lib/commands/project-root";
import { routes } from "@/lib/domain/routes";
import { newPerson, signInAs } from "@/tests/browser/kit/new-person";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inDev, inProd } from "@/tests/kit/in-pool";

/** The pages are drawn once, from what has been read by then. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

async function readAll(page: Page) {
  for (const pool of [inDev, inProd]) await allRead(page, routes.clientsProgress(pool));
}

test("an admin sees both environments at a glance, and a number leads to as many clients", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await readAll(page);
  await page.goto(routes.pools);
  await expect(page).toHaveURL(routes.overview);
  await expect(page.getByRole("heading", { name: "All environments" })).toBeVisible();
  const dev = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Details of dev" }) });
  await expect(dev).toContainText("Your role");
  await expect(dev).toContainText("Admin");
  const ownerless = dev.getByRole("link", { name: "Without owner in dev" });
  const count = (await ownerless.textContent())?.match(/^\d+/)?.[0];
  await ownerless.click();
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} clients?`) })).toBeVisible();
  await page.goBack();
  const high = page
    .getByRole("region", { name: "Needs attention" })
    .getByRole("link", { name: /^\d+ high$/ });
  const found = (await high.textContent())?.match(/^\d+/)?.[0];
  await high.click();
  await expect(page.getByRole("status").filter({ hasText: `${found} open finding` })).toBeVisible();
});

test("a person of one environment sees that one alone, and what waits for their team", async ({
  page,
  signIn,
  openPage,
  cognito,
}) => {
  const other = await openPage();
  await signIn(other, "admin");
  await readAll(other);
  await signInAs(
    page,
    await newPerson(cognito.api, cognito.pools.dev, ["m2m-operator@dev", "team-payments"]),
  );
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("environments", { exact: false }).filter({ hasText: /^All/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Details of dev" })).toBeVisible();
  await expect(page.getByText(cognito.pools.prod)).toHaveCount(0);
  await page
    .getByRole("region", { name: "Waiting for you" })
    .getByRole("link", { name: /of team-payments/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Findings|App clients/);
});

test("an auditor downloads the evidence pack, and it verifies with the published key", async ({
  page,
  signIn,
  stand,
}) => {
  await signIn(page, "viewer");
  await readAll(page);
  await page.goto(routes.findings);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download evidence pack" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^evidence-\d{4}-\d\d-\d\d(-incomplete)?\.zip$/);
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  const [pack, key] = [join(folder, "pack.zip"), join(folder, "key.pem")];
  await download.saveAs(pack);
  writeFileSync(key, await (await fetch(`${stand.consoleUrl}${routes.evidenceKey}`)).text());
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...["--conditions=react-server", "--import", "tsx", "lib/commands/audit.ts"],
      ...["verify", "--pack", pack, "--key", key],
    ],
    { cwd: projectRoot, encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("The evidence pack is genuine: dev, prod on ");
});
