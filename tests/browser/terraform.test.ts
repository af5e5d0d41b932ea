import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { startConsole } from "@/lib/commands/console-server";
import { freePort } from "@/lib/commands/port";
import { terraformVersion } from "@/lib/commands/terraform";
import { routes } from "@/lib/domain/routes";
import { localInfra } from "@/tests/infra/local-infra";
import { panel, read, submit } from "./new-client";
import { test } from "./test";

const email = "ada@example.com";
const password = "A-long-Passw0rd,for-a-test";

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
    try {
      infra.set({ console: { base_urls: [consoleUrl], admin_emails: [email] } });
      await infra.apply();
      const settings = parseEnv(await infra.succeed("output", "-raw", "console_env"));
      const UserPoolId = settings.COGNITO_POOLS?.split("=")[1] ?? "";
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
      try {
        await signIn(page, consoleUrl);
        await page.goto(`${consoleUrl}${routes.clients(UserPoolId)}`);
        await expect(page.getByRole("link", { name: "m2m-dev-default" })).toBeVisible();
        await createClient(page, `${consoleUrl}${routes.newClient(UserPoolId)}`);
        expect(await infra.planNothing()).toContain("No changes.");
      } finally {
        await server.stop();
      }
      await infra.succeed("destroy", "-auto-approve", "-input=false");
    } finally {
      rmSync(dataDir, { recursive: true });
      await infra.stop();
    }
  });

async function signIn(page: Page, consoleUrl: string): Promise<void> {
  await page.goto(`${consoleUrl}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL((url) => url.origin === consoleUrl && url.pathname.startsWith("/pools"));
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

const given = (settings: NodeJS.Dict<string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
