// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ImportClient } from "@/components/clients/form/import-client";
import { show } from "@/tests/components/show";

const settings = { flows: ["client_credentials"], accessTokenValidity: 30, accessTokenUnit: "minutes" };
const exported = JSON.stringify({ clients: [{ name: "orders-worker", settings }] });

const MOST_FILE_BYTES = 5_000_000;

const scope = { full: "orders/read", name: "read", description: "Read" };
const server = { identifier: "orders", name: "orders", scopes: [scope], isManaged: false };
const choice = { servers: [server], restricted: {} };

function choosing() {
  const onRead = vi.fn();
  const onAll = vi.fn();
  const { user } = show(<ImportClient choice={choice} onRead={onRead} onAll={onAll} />);
  const field = screen.getByLabelText("Export, output of the AWS CLI, or CSV");
  return {
    user,
    onRead,
    onAll,
    choose: (...files: File[]) => fireEvent.change(field, { target: { files } }),
  };
}

const file = (text: string) => new File([text], "client.json", { type: "application/json" });
const padded = (bytes: number) => file(exported.padEnd(bytes));

test("a file that is too long is refused unread, and its neighbour by a byte is taken", async () => {
  const { onRead, choose } = choosing();
  const long = padded(MOST_FILE_BYTES + 1);
  const read = vi.spyOn(long, "text");
  choose(long);
  expect(await screen.findByText(/^A file is larger than 5 MB/)).toBeDefined();
  expect(read).not.toHaveBeenCalled();
  choose(padded(MOST_FILE_BYTES));
  await waitFor(() => expect(onRead).toHaveBeenCalledTimes(1));
  expect(onRead).toHaveBeenCalledWith("client.json", expect.objectContaining({ name: "orders-worker" }));
  await waitFor(() => expect(screen.queryByText(/^A file is larger/)).toBeNull());
});

test("a file that is no export says so and fills nothing", async () => {
  const { onRead, choose } = choosing();
  choose(file("{}"));
  expect(await screen.findByText(/^This isn’t a client\./)).toBeDefined();
  expect(onRead).not.toHaveBeenCalled();
});

test("a choice that was taken back changes nothing", async () => {
  const { onRead, choose } = choosing();
  choose(file("{}"));
  await screen.findByText(/^This isn’t a client\./);
  choose();
  expect(screen.getByText(/^This isn’t a client\./)).toBeDefined();
  expect(onRead).not.toHaveBeenCalled();
});

test("several clients are reported one by one, and those that can be created are created together", async () => {
  const { user, onAll, onRead, choose } = choosing();
  const table =
    "name,scopes\none,orders/read\ntwo,orders/read orders/gone\nbad/name,orders/read\nthree,old/x\n";
  choose(new File([table], "clients.csv"), file(exported.replace("{", '{"at":"x",')));
  const list = await screen.findByRole("region", { name: "Clients in the files" });
  expect(list.textContent).toContain("2 of 5 can be created.");
  expect(list.textContent).toContain("orders/gone: this pool doesn’t have this scope.");
  expect(list.textContent).toMatch(/bad\/name.*Can’t be created\..*Use letters without accents/);
  expect(onRead).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Create 2 app clients" }));
  expect(onAll.mock.calls[0]?.[0].map(({ name }: { name: string }) => name)).toEqual(["one", "two"]);
  await user.click(screen.getByRole("button", { name: "Use two in the form" }));
  expect(onRead).toHaveBeenCalledWith("two", expect.objectContaining({ scopes: ["orders/read"] }));
});
