// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { MatrixTable } from "@/components/matrix/matrix-table";
import { OtherEnvironments } from "@/components/matrix/other-environments";
import { grantsOf } from "@/lib/domain/access/roles";
import { sideBySide } from "@/lib/domain/matrix/row";
import { shownCells } from "@/lib/domain/matrix/shown-cell";
import { suggester } from "@/lib/domain/matrix/suggestion";
import { problem } from "@/lib/domain/problem";
import { withPopovers } from "@/tests/components/popovers";
import { show } from "@/tests/components/show";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "@/tests/lib/domain/matrix/a-column";

withPopovers();

const columns = [
  aColumn("dev", [
    aRow("orders", { client: { scopes: ["a/read", "a/write"] } }),
    aRow("parcels-dev"),
    aRow("twice", { clientId: "one" }),
    aRow("twice", { clientId: "two" }),
    aRow("unread", { client: null }),
  ]),
  aColumn("prod", [
    aRow("orders", { clientId: "prodorders", client: { scopes: ["a/read"], tokenMinutes: 15 } }),
    aRow("parcels-prod"),
  ]),
];

const dev = { id: "eu-west-1_dev", environment: "dev" };
const matrix = sideBySide(columns);
const looker = {
  person: { grants: grantsOf(["m2m-admin"]), teams: [] },
  protectionOf: () => null,
};
const rows = matrix.rows.map((row) => ({
  name: row.name,
  cells: shownCells(row, columns, looker, suggester(matrix, columns)),
}));

const denied = () =>
  vi.fn(
    async (_form: FormData) =>
      ({ is: "refused", problem: problem("denied", { message: "Only its team." }) }) as const,
  );

const rowOf = (name: string) =>
  within(screen.getByRole("rowheader", { name }).closest("tr") ?? document.body);

test("a row says in words where its client is missing, what differs, and what is not known", () => {
  show(
    <MatrixTable
      environments={["dev", "prod"]}
      rows={rows}
      asOf={Date.parse("2026-07-01T00:00:00Z")}
      maxAge={null}
      link={denied()}
    />,
  );
  const differences = rowOf("orders").getByRole("list", { name: "Differences" });
  expect(differences.textContent).toBe("Scopes −1Access token lifetime 15 minutes");
  expect(rowOf("orders").getByRole("link", { name: "Promote from dev: orders in prod" })).toBeTruthy();
  expect(rowOf("twice").getByText("Same name twice")).toBeTruthy();
  expect(rowOf("unread").getByText("Settings not read yet")).toBeTruthy();
  expect(rowOf("parcels-dev").getByText("Missing")).toBeTruthy();
  expect(rowOf("parcels-dev").getByText("parcels-prod may be the same.")).toBeTruthy();
  expect(
    rowOf("parcels-dev").getByRole("link", { name: "Create from dev: parcels-dev in prod" }),
  ).toBeTruthy();
});

test("a link that is refused says why, and stays offered", async () => {
  const link = denied();
  const { user } = show(
    <MatrixTable environments={["dev", "prod"]} rows={rows} asOf={0} maxAge={null} link={link} />,
  );
  await user.click(screen.getByRole("button", { name: "Link parcels-prod" }));
  await user.click(
    within(screen.getByRole("alertdialog")).getByRole("button", { name: "Link parcels-prod" }),
  );
  expect(await screen.findByText(/Only its team/)).toBeTruthy();
  expect(Object.fromEntries(link.mock.calls[0]?.[0] ?? [])).toMatchObject({
    poolId: "eu-west-1_prod",
    clientId: "parcels-prod",
    otherPool: "eu-west-1_dev",
    otherClient: "parcels-dev",
  });
});

test("a client of another name is linked by its ID, and a wrong one is said beside the field", async () => {
  const link = vi.fn(
    async (_form: FormData) =>
      ({
        is: "refused",
        problem: problem("invalid", { fields: { otherClient: "prod has no client of this ID." } }),
      }) as const,
  );
  const cells = rows.find(({ name }) => name === "parcels-dev")?.cells.slice(1) ?? [];
  const { user } = show(
    <OtherEnvironments
      pool={dev}
      clientId="parcels-dev"
      name="parcels-dev"
      rowName="parcels-dev"
      isLinked={false}
      cells={cells}
      mayEdit
      acts={{ link, unlink: denied() }}
    />,
  );
  expect(screen.getByRole("link", { name: "Create in prod" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Link a client of another name" }));
  await user.type(screen.getByLabelText("Client ID"), "parcels0prod");
  await user.click(screen.getByRole("button", { name: "Link client" }));
  expect(await screen.findByText("prod has no client of this ID.")).toBeTruthy();
  expect(link.mock.calls[0]?.[0].get("otherPool")).toBe("eu-west-1_prod");
});

test("a person with one environment gets no card, and who may not edit gets no buttons", () => {
  const shared = {
    pool: dev,
    clientId: "orders",
    name: "orders",
    acts: { link: denied(), unlink: denied() },
  };
  const { container } = show(
    <OtherEnvironments {...shared} rowName="orders" isLinked={false} cells={[]} mayEdit />,
  );
  expect(container.textContent).toBe("");
  const cells = rows.find(({ name }) => name === "orders")?.cells.slice(1) ?? [];
  show(<OtherEnvironments {...shared} rowName="orders-all" isLinked cells={cells} mayEdit={false} />);
  expect(screen.getByText("Linked to orders-all.")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
