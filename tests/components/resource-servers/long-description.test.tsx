// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { ScopePolicyCard } from "@/components/resource-servers/scope-policy-card";
import { ScopeTable } from "@/components/resource-servers/scope-table";
import { aClient, answering } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

/** As long as Cognito lets a description be, without a place to break. */
const long = "w".repeat(256);
const scope = { full: "orders/read", name: "read", description: long };
const server = { identifier: "orders", name: "Orders API", isManaged: false, scopes: [scope] };

const picker = (restricted: Record<string, string>) => (
  <ScopePicker
    servers={[server]}
    restricted={restricted}
    selected={new Set()}
    onChange={() => {}}
    error={undefined}
  />
);

const policyCard = (
  <ScopePolicyCard
    poolId="eu-west-1_dev"
    server={server}
    policy={{ team: "team-orders", openScopes: [] }}
    knownTeams={[]}
    objection={null}
    intentId="intent"
    save={answering().action}
  />
);

/** The class is looked for around the text, because children inherit how words break. */
const isBroken = () => screen.getByText(long).closest(".wrap-anywhere") !== null;

test.each([
  ["in the scope picker", picker({})],
  ["in the scope picker, where it is restricted", picker({ "orders/read": "an admin" })],
  [
    "on the page of its resource server",
    <ScopeTable
      key="table"
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      server={server}
      policy={{ team: null, openScopes: [] }}
      usage={null}
      mayRemove={false}
      edit={null}
    />,
  ],
  [
    "on the page of a client",
    <ClientOverview
      key="overview"
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      client={aClient()}
      secrets={[]}
      secretsMessage=""
      maxAge={null}
      servers={[server]}
      endpoints={null}
      ownership={null}
    />,
  ],
])("a description of 256 unbroken characters is broken %s", (_where, element) => {
  show(element);
  expect(isBroken()).toBe(true);
});

test("a description of 256 unbroken characters is broken in the form of who can grant it", async () => {
  const { user } = show(policyCard);
  await user.click(screen.getByRole("button", { name: /^Edit/ }));
  expect(screen.getByRole("checkbox", { name: "orders/read" })).toBeDefined();
  expect(isBroken()).toBe(true);
});
