import {
  type CognitoIdentityProviderClient,
  DeleteResourceServerCommand,
  ListResourceServersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inPool } from "@/tests/kit/in-pool";
import { rawServer } from "@/tests/kit/raw-server";

const test = onOwnStand();

/** Two resource servers in place of those that there are, as a console finds them that nobody has used yet. */
async function makeFirstDay(api: CognitoIdentityProviderClient, UserPoolId: string) {
  const { ResourceServers = [] } = await api.send(
    new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }),
  );
  for (const { Identifier } of ResourceServers)
    await api.send(new DeleteResourceServerCommand({ UserPoolId, Identifier }));
  for (const identifier of ["stock", "prices"])
    await rawServer(api, UserPoolId, identifier, ["read", "write"]);
}

test("on the first day an operator is told why no scope can be selected, and an admin assigns all owners at once", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await makeFirstDay(cognito.api, pool);
  const operator = await openPage();
  await signIn(operator, "operator");
  await operator.goto(routes.newClient(inPool(pool)));
  await expect(operator.getByText("You cannot select a scope yet")).toBeVisible();
  const boxes = operator.getByRole("group", { name: "Scopes" }).getByRole("checkbox");
  await expect(boxes).toHaveCount(4);
  for (const box of await boxes.all()) await expect(box).toBeDisabled();

  await signIn(page, "admin");
  await page.goto(routes.resourceServers(inPool(pool)));
  await expect(page.getByText("No operator can grant the scopes of 2 of 2 resource servers")).toBeVisible();
  await page.getByRole("link", { name: "Assign owners" }).click();
  await page.getByLabel("Owner team").fill("team-oders");
  const save = page.getByRole("button", { name: "Save for 2 resource servers" });
  await save.click();
  await expect(
    page.getByText("No client or resource server in this pool belongs to team-oders yet."),
  ).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "team-oders is a new team" })).toBeVisible();
  await page.getByLabel("Owner team").fill("team-orders");
  await save.click();
  await expect(page.getByText("Saved for 2 resource servers.")).toBeVisible();
  await page.goto(routes.resourceServers(inPool(pool)));
  await expect(page.getByRole("row", { name: /team-orders/ })).toHaveCount(2);
  await expect(page.getByText("No operator can grant the scopes")).toHaveCount(0);

  await operator.reload();
  await expect(operator.getByText("You cannot select a scope yet")).toHaveCount(0);
  for (const box of await boxes.all()) await expect(box).toBeEnabled();
});
