// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { figuresShown } from "@/components/pools/figures-shown";
import { PoolList } from "@/components/pools/pool-list";
import { show } from "@/tests/components/show";

const id = "eu-west-1_LocalDev1";
const figures = {
  clients: 1_204,
  noOwner: 3,
  missingScopes: 0,
  oldSecrets: 12,
  listedAt: 1,
  calls: { idleDay: 2_430, lookedAtHour: 29_115 },
};

function card(name: string, known: typeof figures | null) {
  const { container } = show(
    <PoolList
      pools={[
        {
          id,
          environment: "dev",
          region: "eu-west-1",
          href: "/there",
          detailsHref: "/details",
          setupHref: null,
          description: { name, tokenUrl: "https://auth.example.com/oauth2/token" },
          figures: known && figuresShown({ environment: "dev" }, known),
        },
      ]}
    />,
  );
  return container.textContent ?? "";
}

test("a pool named after its environment says that word once, and its card is headed by its ID", () => {
  const text = card("dev", figures);
  // Its links say more to people who hear them.
  expect(text.replace("Details of dev", "Details").match(/dev/g)).toHaveLength(1);
  expect(screen.getByRole("link", { name: id }).getAttribute("href")).toBe("/there");
  expect(text).toContain("Token endpoint: auth.example.com");
});

test("a pool with a name of its own is headed by it", () => {
  card("Machines", figures);
  expect(screen.getByRole("link", { name: "Machines" }).getAttribute("href")).toBe("/there");
});

test("a pool says how many clients it has, and links to what to look at", () => {
  expect(card("dev", figures)).toContain("1,204 M2M clients");
  const findings = screen.getAllByRole("link").slice(1);
  expect(findings.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["3 without owner", "/pools/dev/clients?owner=none"],
    ["12 with a secret over 365 days", "/pools/dev/clients?age=365"],
    ["Details of dev", "/details"],
  ]);
});

test("a pool says what reading it costs", () => {
  const text = card("dev", figures);
  expect(text).toContain(
    "about 2,430 Cognito calls a day, each a CloudTrail event, and 29,115 an hour while",
  );
});

test("a pool whose clients have not been listed says so", () => {
  expect(card("dev", null)).toContain("Clients haven’t been listed yet.");
});
