// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { AssignOwners } from "@/components/setup/assign-owners";
import type { Ownerless } from "@/lib/domain/access/setup";
import { show } from "@/tests/components/show";

const client = (name: string, more: Partial<Ownerless> = {}): Ownerless => ({
  clientId: name,
  name,
  owner: null,
  suggestion: null,
  ...more,
});
const orders = { team: "team-orders", why: "Its name begins with orders" };

/** What was posted, each answered in turn: `null` for done. */
function answering(...refusals: (object | null)[]) {
  const posted: { url: string; body: Record<string, unknown> }[] = [];
  vi.stubGlobal("fetch", async (url: string, { body }: { body: string }) => {
    posted.push({ url, body: JSON.parse(body) });
    const refused = refusals[posted.length - 1] ?? null;
    return refused ? Response.json(refused, { status: 400 }) : Response.json({});
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return posted;
}

const page = (...clients: Ownerless[]) =>
  show(
    <AssignOwners
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      clients={clients}
      knownTeams={["team-orders", "team-payments"]}
    />,
  );
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const press = (name: string | RegExp) => screen.getByRole("button", { name });
const rowOf = (name: string) =>
  within(screen.getByRole("table")).getByRole("row", { name: new RegExp(`^${name}\\b`) }).textContent;

test("nothing is selected at first, and a suggestion selects its clients and fills in its team", async () => {
  const { user } = page(client("orders-a", { suggestion: orders }), client("else"));
  expect([box("orders-a").checked, box("else").checked]).toEqual([false, false]);
  expect(rowOf("orders-a")).toContain("team-orders (Its name begins with orders)");
  await user.click(press("team-orders (1 client)"));
  expect([box("orders-a").checked, box("else").checked]).toEqual([true, false]);
  expect(screen.getByLabelText<HTMLInputElement>("Owner team").value).toBe("team-orders");
});

test("each selected client is assigned by a request of its own, and what else its owner said stays", async () => {
  const posted = answering();
  const owner = { team: null, contact: "#orders", purpose: "Sync", ticket: "OPS-1" };
  const { user, router } = page(client("a", { owner }), client("b"), client("c"));
  await user.click(box("a"));
  await user.click(box("b"));
  await user.type(screen.getByLabelText("Owner team"), "team-orders");
  await user.click(press("Assign to 2 clients"));
  await screen.findByText("Assigned 2 clients.");
  expect(posted).toEqual([
    {
      url: "/pools/dev/clients/a/owner",
      body: {
        ownerTeam: "team-orders",
        newTeam: "",
        contact: "#orders",
        purpose: "Sync",
        ticket: "OPS-1",
        seen: JSON.stringify([null, "#orders", "Sync", "OPS-1"]),
      },
    },
    {
      url: "/pools/dev/clients/b/owner",
      body: { ownerTeam: "team-orders", newTeam: "", contact: "", purpose: "", ticket: "", seen: "null" },
    },
  ]);
  expect(rowOf("a")).toContain("Assigned to team-orders");
  expect(rowOf("c")).toContain("No owner");
  expect(router.refresh).toHaveBeenCalled();
});

test("a client that is refused says why, and the others are assigned", async () => {
  answering({ code: "denied", message: "Protected." }, null);
  const { user } = page(client("a"), client("b"));
  await user.click(box("Select all 2 clients"));
  await user.type(screen.getByLabelText("Owner team"), "team-orders");
  await user.click(press("Assign to 2 clients"));
  await screen.findByText("Assigned 1 of 2 clients. The list shows why.");
  expect(rowOf("a")).toContain("Protected.");
  expect(rowOf("b")).toContain("Assigned to team-orders");
});

test("a fault of all clients ends the run, and the clients after it are not asked", async () => {
  const posted = answering({ code: "store-unreachable", message: "The database is away." });
  const { user } = page(client("a"), client("b"));
  await user.click(box("Select all 2 clients"));
  await user.type(screen.getByLabelText("Owner team"), "team-orders");
  await user.click(press("Assign to 2 clients"));
  expect((await screen.findByRole("alert")).textContent).toContain("The database is away.");
  expect(posted).toHaveLength(1);
  expect(rowOf("b")).toContain("No owner");
});

test("a run stops after the client that is being changed", async () => {
  const answers: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((done) => answers.push(done)));
  onTestFinished(() => void vi.unstubAllGlobals());
  const { user } = page(client("a"), client("b"));
  await user.click(box("Select all 2 clients"));
  await user.type(screen.getByLabelText("Owner team"), "team-orders");
  await user.click(press("Assign to 2 clients"));
  expect(screen.getByText("Assigning a (1 of 2)")).toBeTruthy();
  await user.click(press("Stop"));
  answers[0]?.(Response.json({}));
  await screen.findByText("Stopped after 1 of 2 clients. The others weren’t changed.");
  expect(answers).toHaveLength(1);
});

test("without clients or a team nothing is sent, and the form says what is missing", async () => {
  const posted = answering();
  const { user } = page(client("a"), client("b"));
  await user.click(press("Assign to 0 clients"));
  expect(screen.getByText("Select at least one client.")).toBeTruthy();
  await user.click(box("a"));
  await user.click(press("Assign to 1 client"));
  expect(screen.getByText("Enter the owner team.")).toBeTruthy();
  await user.type(screen.getByLabelText("Owner team"), "orders");
  await user.click(press("Assign to 1 client"));
  expect(screen.getByText(/^Enter a sign-in group/)).toBeTruthy();
  expect(posted).toEqual([]);
});

test("a team that nobody knows is confirmed before it is sent", async () => {
  const posted = answering();
  const { user } = page(client("a"));
  await user.click(box("a"));
  await user.type(screen.getByLabelText("Owner team"), "team-new");
  await user.click(box("team-new is a new team"));
  await user.click(press("Assign to 1 client"));
  await screen.findByText("Assigned 1 client.");
  expect(posted[0]?.body).toMatchObject({ ownerTeam: "team-new", newTeam: "team-new" });
});
