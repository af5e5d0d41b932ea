// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ExportedCode } from "@/components/export/exported-code";
import { show } from "@/tests/components/show";

/** So many clients, all with a scope of the one resource server. */
async function asTemplate(clients: number) {
  const exported = {
    poolId: "eu-west-1_Abc",
    region: "eu-west-1",
    clients: Array.from({ length: clients }, (_, number) => ({
      clientId: `id${number}`,
      name: `client ${number}`,
      hasSecret: true,
      settings: { scopes: ["orders/read"], flows: ["client_credentials"], isOAuthOn: true },
    })),
    servers: [
      {
        identifier: "orders",
        name: "Orders",
        isManaged: false,
        scopes: [{ full: "orders/read", name: "read", description: "Read" }],
      },
    ],
  };
  const { user } = show(<ExportedCode managedServers={[]} exported={exported} chosenServers={[]} />);
  const choose = (form: RegExp) => user.click(screen.getByRole("radio", { name: form }));
  await choose(/CloudFormation/);
  return { user, choose };
}

const warning = () => screen.queryByText(/template.*\b500 resources/)?.textContent;

test("a template of 500 resources, resource servers among them, is given without a warning", async () => {
  await asTemplate(499);
  expect(warning()).toBeUndefined();
});

test("a template of one resource more comes with a warning, and nothing else does", async () => {
  const { user, choose } = await asTemplate(500);
  expect(warning()).toMatch(/\b501\b/);
  await choose(/^Terraform$/);
  expect(warning()).toBeUndefined();
  await choose(/CloudFormation/);
  await user.click(screen.getByRole("checkbox", { name: /resource servers/ }));
  expect(warning()).toBeUndefined();
});
