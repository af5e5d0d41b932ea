// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ImportClient } from "@/components/clients/form/import-client";
import { MOST_FILE_BYTES } from "@/lib/domain/client/import";
import { show } from "@/tests/components/show";

const settings = { flows: ["client_credentials"], accessTokenValidity: 30, accessTokenUnit: "minutes" };
const exported = JSON.stringify({ clients: [{ name: "orders-worker", settings }] });

function choosing() {
  const onRead = vi.fn();
  show(<ImportClient onRead={onRead} />);
  const field = screen.getByLabelText("JSON export of one client");
  return { onRead, choose: (...files: File[]) => fireEvent.change(field, { target: { files } }) };
}

const file = (text: string) => new File([text], "client.json", { type: "application/json" });
const padded = (bytes: number) => file(exported.padEnd(bytes));

test("a file that is too long is refused unread, and its neighbour by a byte is taken", async () => {
  const { onRead, choose } = choosing();
  const long = padded(MOST_FILE_BYTES + 1);
  const read = vi.spyOn(long, "text");
  choose(long);
  expect(await screen.findByText(/^This file is too large to be an export of one client\./)).toBeDefined();
  expect(read).not.toHaveBeenCalled();
  choose(padded(MOST_FILE_BYTES));
  await waitFor(() => expect(onRead).toHaveBeenCalledTimes(1));
  expect(onRead).toHaveBeenCalledWith("client.json", expect.objectContaining({ name: "orders-worker" }));
  await waitFor(() => expect(screen.queryByText(/^This file is too large/)).toBeNull());
});

test("a file that is no export says so and fills nothing", async () => {
  const { onRead, choose } = choosing();
  choose(file("{}"));
  expect(await screen.findByText(/^This isn’t a JSON export of a client\./)).toBeDefined();
  expect(onRead).not.toHaveBeenCalled();
});

test("a choice that was taken back changes nothing", async () => {
  const { onRead, choose } = choosing();
  choose(file("{}"));
  await screen.findByText(/^This isn’t a JSON export of a client\./);
  choose();
  expect(screen.getByText(/^This isn’t a JSON export of a client\./)).toBeDefined();
  expect(onRead).not.toHaveBeenCalled();
});
