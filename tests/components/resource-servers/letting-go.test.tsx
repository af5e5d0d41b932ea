// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { Removal } from "@/components/resource-servers/removal";
import type { Holder } from "@/lib/domain/scope/holder";
import { show } from "@/tests/components/show";

const holder = (name: string, more: Partial<Holder> = {}): Holder => ({
  clientId: name,
  name,
  team: null,
  objection: null,
  isOnlyScope: false,
  isTerraform: false,
  ...more,
});

const only = holder("only", { objection: "It’s the client’s only scope.", isOnlyScope: true });
const progress = { read: 3, fresh: 3, of: 3, secondsLeft: null, listedAt: 1, listing: null, trouble: null };

/** What was posted, each answered in turn: `null` for done. */
function answering(...refusals: (object | null)[]) {
  const posted: { url: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (url: string, { body }: { body: string }) => {
    posted.push({ url, body: JSON.parse(body) });
    const refused = refusals[posted.length - 1] ?? null;
    if (refused) return Response.json(refused, { status: 400 });
    return Response.json({ before: { scopes: ["orders/read", "a/b"] }, after: { scopes: ["a/b"] } });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return posted;
}

const page = (holders: readonly Holder[], more: { isConfirmed?: boolean; alive?: readonly string[] } = {}) =>
  show(
    <Removal
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      isConfirmed={false}
      identifier="orders"
      scope="read"
      alive={["orders/read"]}
      impact={{ holders, isWhole: true, readSince: null, progress }}
      confirm={null}
      {...more}
    />,
  );

const press = (name: string) => screen.getByRole("button", { name });
const dialog = () => within(screen.getByRole("alertdialog"));

test("before a scope is taken off clients it is asked, with their number, teams and who is left alone", async () => {
  const posted = answering();
  const { user } = page([holder("one", { team: "team-a" }), holder("two", { team: "team-b" }), only]);
  await user.click(press("Remove from 2 clients…"));
  const words = screen.getByRole("alertdialog").textContent;
  expect(words).toContain("Remove read from 2 clients?");
  expect(words).toContain("2 clients of 2 teams in dev: one, two. Teams: team-a, team-b.");
  expect(words).toContain("Skipped, because it would have no scope left: only.");
  await user.click(dialog().getByRole("button", { name: "Cancel" }));
  expect(posted).toEqual([]);
});

test("in production, and off more than a few clients, its name is typed and sent with each", async () => {
  const posted = answering();
  const { user } = page([holder("one")], { isConfirmed: true });
  await user.click(press("Remove from 1 client…"));
  const confirm = dialog().getByRole("button", { name: "Remove from 1 client" });
  expect(confirm.getAttribute("aria-disabled")).toBe("true");
  await user.type(dialog().getByRole("textbox"), "read");
  await user.click(confirm);
  await screen.findByText("Removed from 1 client.");
  expect(posted).toEqual([
    {
      url: "/pools/dev/resource-servers/orders/holders",
      body: { clientId: "one", scope: "read", typedName: "read" },
    },
  ]);
});

test("what was taken off clients can be put back on them, on those that failed again", async () => {
  const posted = answering(null, null, null, { code: "busy", message: "Busy." }, null);
  const { user, router } = page([holder("one"), holder("two")]);
  await user.click(press("Remove from 2 clients…"));
  await user.click(dialog().getByRole("button", { name: "Remove from 2 clients" }));
  await user.click(await screen.findByRole("button", { name: "Restore on 2 clients" }));
  await user.click(await screen.findByRole("button", { name: "Restore on 1 client" }));
  await vi.waitFor(() => expect(screen.getAllByText("Restored")).toHaveLength(2));
  expect(posted.slice(2)).toEqual(
    ["one", "two", "two"].map((it) => ({
      url: `/pools/dev/clients/${it}/scopes`,
      body: { addScopes: ["orders/read"], typedName: "read" },
    })),
  );
  expect(screen.queryByRole("button", { name: /^Restore on/ })).toBeNull();
  expect(router.refresh).toHaveBeenCalledTimes(3);
});

test("a name that the server asks for ends the run, and a scope that is gone has no way back", async () => {
  answering({ code: "not-confirmed", message: "Type read to confirm. Nothing was changed." });
  const { user } = page([holder("one"), holder("two")], { alive: [] });
  await user.click(press("Remove from 2 clients…"));
  expect(dialog().getByText("The scope no longer exists, so you can’t restore it.")).toBeDefined();
  await user.click(dialog().getByRole("button", { name: "Remove from 2 clients" }));
  await screen.findByText("Removed from 0 of 2 clients. The list shows why.");
  await user.click(press("Remove from 2 clients…"));
  await user.click(dialog().getByRole("button", { name: "Remove from 2 clients" }));
  await screen.findByText("Removed from 2 clients.");
  expect(screen.queryByRole("button", { name: /^Restore on/ })).toBeNull();
});

test("a run shows who was changed, skipped and failed, and is empty while nobody was asked", async () => {
  const answers = new Map<string, () => void>();
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    const { clientId } = JSON.parse(body);
    await new Promise<void>((resolve) => answers.set(clientId, resolve));
    if (clientId === "two") return Response.json({ code: "busy", message: "Busy." }, { status: 409 });
    return Response.json({ before: { scopes: ["orders/read", "a/b"] }, after: { scopes: ["a/b"] } });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { user } = page([holder("one"), holder("two")]);
  await user.click(press("Remove from 2 clients…"));
  await user.click(dialog().getByRole("button", { name: "Remove from 2 clients" }));
  const bar = () => screen.getByRole("progressbar", { name: "Clients done" });
  await screen.findByText("Removing from one (1 of 2)");
  expect(bar().getAttribute("aria-valuetext")).toBe("2 to do");
  expect(bar().getAttribute("aria-valuenow")).toBe("0");
  answers.get("one")?.();
  await screen.findByText("Removing from two (2 of 2)");
  expect(bar().getAttribute("aria-valuetext")).toBe("1 removed, 1 to do");
  answers.get("two")?.();
  await screen.findByText("Removed from 1 of 2 clients. The list shows why.");
  expect(bar().getAttribute("aria-valuetext")).toBe("1 removed, 1 failed, 0 to do");
});

test("a client that is left alone is over from the start", async () => {
  answering();
  const { user } = page([holder("one"), only]);
  await user.click(press("Remove from 1 client…"));
  await user.click(dialog().getByRole("button", { name: "Remove from 1 client" }));
  await screen.findByText("Removed from 1 client.");
  const text = screen.getByRole("progressbar").getAttribute("aria-valuetext");
  expect(text).toBe("1 removed, 1 skipped, 0 to do");
});
