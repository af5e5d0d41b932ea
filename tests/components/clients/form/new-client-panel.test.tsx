// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NewClientPanel } from "@/components/clients/form/new-client-panel";
import { routes } from "@/lib/domain/routes";
import { aClient } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

function shown(isOwnerKept: boolean, more: { tokenUrl?: string | null; secret?: string | null } = {}) {
  const facts = { pool: { id: "eu-west-1_dev", environment: "dev" }, tokenUrl: null, secret: "s3cret-value" };
  return show(<NewClientPanel {...facts} {...more} client={{ ...aClient(), isOwnerKept }} />);
}

const ownerNotice = () => screen.queryByText("The owner couldn’t be saved");

test("a new client whose owner could not be kept says so, and that it works", () => {
  shown(false);
  expect(ownerNotice()).not.toBeNull();
  expect(screen.getByText(/^The client was created and works\./)).toBeDefined();
});

test("a new client whose owner was kept says nothing of it", () => {
  shown(true);
  expect(ownerNotice()).toBeNull();
});

test("a pool without a domain has no way to try the client, and says so", () => {
  shown(true);
  expect(screen.getByText(/^This pool has no domain/)).toBeDefined();
  expect(screen.queryByText("Try it now")).toBeNull();
});

test("a wiped secret takes the way to try it along, and stays nowhere in the document", () => {
  const tokenUrl = "https://dev.auth.eu-west-1.amazoncognito.com/oauth2/token";
  const { unmount } = shown(true, { tokenUrl });
  expect(screen.getByText("Try it now")).toBeDefined();
  expect(document.documentElement.outerHTML).toContain("s3cret-value");
  unmount();
  shown(true, { tokenUrl, secret: null });
  expect(screen.queryByText("Try it now")).toBeNull();
  expect(document.documentElement.outerHTML).not.toContain("s3cret-value");
});

test("Done leaves for the client's page, with the focus on what stays", async () => {
  const { user, router } = show(
    <main id="content" tabIndex={-1}>
      <NewClientPanel
        pool={{ id: "eu-west-1_dev", environment: "dev" }}
        tokenUrl={null}
        secret={null}
        client={{ ...aClient(), isOwnerKept: true }}
      />
    </main>,
  );
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(router.replace.mock.calls).toEqual([[routes.client({ environment: "dev" }, aClient().clientId)]]);
  expect(document.activeElement).toBe(screen.getByRole("main"));
});
