import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { terraformVersion } from "@/lib/commands/check/terraform";
import { startConsole } from "@/lib/commands/serve/console-server";
import { freePort } from "@/lib/commands/serve/port";
import { routes } from "@/lib/domain/routes";
import { panel, read, submit } from "@/tests/browser/kit/new-client";
import { startRotation, store } from "@/tests/browser/kit/rotating";
import { test } from "@/tests/browser/kit/test";
import { localInfra } from "@/tests/infra/local-infra";
import { inDev } from "@/tests/kit/in-pool";

const email = "ada@example.com";
const password = "A-long-Passw0rd,for-a-test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

// Where there is no Terraform, `npm test` says so in the name of the step for infra/.
if (terraformVersion() !== null)
  test("infra/ makes what the console runs on, and the console changes nothing that Terraform minds", async ({
    page,
  }) => {
    const infra = await localInfra();
    const { cognito } = infra;
    const dataDir = mkdtempSync(join(tmpdir(), "terraform-story-"));
    const port = await freePort();
    const consoleUrl = `http://localhost:${port}`;
    const console = { base_urls: [consoleUrl], admin_emails: [email] };
    try {
      infra.set({ console });
      await infra.apply();
      const settings = parseEnv(await infra.succeed("output", "-raw", "console_env"));
      const { user_pool_id: UserPoolId = "", cognito_app_client_id: clientId = "" } = await infra.outputs();
      const person = { UserPoolId, Username: email };
      await cognito.sdk.send(
        new AdminSetUserPasswordCommand({ ...person, Password: password, Permanent: true }),
      );
      const server = await startConsole({
        mode: "start",
        port,
        settings: {
          ...given(settings),
          NEXTAUTH_SECRET: "a secret of this story alone, of 32 letters",
          DATA_DIR: dataDir,
        },
        print: () => {},
        stop: new AbortController().signal,
      });
      const open = (path: string) => page.goto(`${consoleUrl}${path}`);
      try {
        await signIn(page, consoleUrl);
        await open(routes.clients(inDev));
        await expect(page.getByRole("link", { name: "m2m-dev-default" })).toBeVisible();
        await createClient(page, `${consoleUrl}${routes.newClient(inDev)}`);

        await open(routes.client(inDev, clientId));
        await expect(page.getByText("Terraform manages this client", { exact: true })).toBeVisible();
        await expect(page.getByText(deletedThere)).toBeVisible();
        await open(routes.clientSecrets(inDev, clientId));
        await startRotation(page);
        await store(page);
        expect(await infra.planNothing()).toContain("No changes.");
        await finishRotation(page, "m2m-dev-default");
        // The first secret is gone, and with it what the outputs told of it; no resource changes.
        expect(await infra.changes()).toEqual([]);
        await infra.apply();
        expect(await infra.planNothing()).toContain("No changes.");

        await open(routes.resourceServer(inDev, "auth-resource-server"));
        await expect(page.getByText("Terraform manages this resource server", { exact: true })).toBeVisible();
        await expect(page.getByRole("region", { name: "Delete this resource server" })).toContainText(
          deletedThere,
        );
        await open(routes.poolExport(inDev));
        await compare(page, await infra.succeed("show", "-json"));
      } finally {
        await server.stop();
      }

      infra.set({ console, ...oneMoreScope });
      expect(await infra.apply()).toContain("0 added, 2 changed, 0 destroyed");
      expect(await infra.planNothing()).toContain("No changes.");
      await infra.succeed("destroy", "-auto-approve", "-input=false");
    } finally {
      rmSync(dataDir, { recursive: true });
      await infra.stop();
    }
  });

const deletedThere = "This is managed with Terraform. Delete it there";

const oneMoreScope = {
  resource_servers: {
    main: {
      identifier: "auth-resource-server",
      scopes: { "custom-scope.read": "Read", "custom-scope.write": "Write", "custom-scope.list": "List" },
    },
  },
  m2m_clients: { default: { scopes: { main: ["custom-scope.read", "custom-scope.list"] } } },
};

async function signIn(page: Page, consoleUrl: string): Promise<void> {
  await page.goto(`${consoleUrl}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL((url) => url.origin === consoleUrl && url.pathname === "/");
}

async function createClient(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("Name", { exact: true }).fill("made in the console");
  await page.getByRole("checkbox", { name: read, exact: true }).check();
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("heading", { name: "made in the console" })).toBeVisible();
}

async function finishRotation(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Finish rotation", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  // Sooner than the overlap, so the name is asked for.
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("checkbox", { name: "My services use the new secret" }).check();
  await dialog.getByRole("button", { name: "Finish rotation" }).click();
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
}

/** The pool against the state: they differ by what was made in the console alone. */
async function compare(page: Page, state: string): Promise<void> {
  await page.getByLabel(/^Terraform state file/).setInputFiles({
    name: "state.json",
    mimeType: "application/json",
    buffer: Buffer.from(state),
  });
  const found = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(found("Only in the pool").getByRole("listitem")).toHaveText(/^made in the console/);
  await expect(found("Import blocks")).toContainText("aws_cognito_user_pool_client.made_in_the_console");
  await expect(found("Only in code")).toHaveText("Only in code: 0");
  await expect(found("Different")).toHaveText("Different: 0");
}

const given = (settings: NodeJS.Dict<string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
