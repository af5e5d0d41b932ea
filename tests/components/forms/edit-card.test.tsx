// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { EditCard } from "@/components/forms/edit-card";
import { TextField } from "@/components/ui/form/text-field";
import { answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

function Ownership({ mayEdit = true, isBegun = false }: { mayEdit?: boolean; isBegun?: boolean }) {
  const [hasDraft, setDraft] = useState(isBegun);
  return (
    <EditCard
      title="Ownership"
      noun="ownership"
      mayEdit={mayEdit}
      isBegun={hasDraft}
      onEnd={() => setDraft(false)}
      known={{ poolId: "pool" }}
      save={answering(done(null)).action}
      form={() => <TextField label="Contact" name="contact" />}
    >
      Owned by team-orders
    </EditCard>
  );
}

const opener = () => screen.getByRole("button", { name: "Edit ownership" });
const field = () => screen.getByRole("textbox", { name: "Contact" });

test("the form takes the place of the facts, with the focus in its first field, and gives both back", async () => {
  const { user } = show(<Ownership />);
  await user.click(opener());
  expect(document.activeElement).toBe(field());
  expect(screen.queryByText("Owned by team-orders")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByText("Owned by team-orders")).toBeDefined();
  expect(document.activeElement).toBe(opener());
  await user.click(opener());
  await user.click(screen.getByRole("button", { name: "Save ownership" }));
  expect(document.activeElement).toBe(await screen.findByRole("button", { name: "Edit ownership" }));
});

test("a draft from before a reload shows the form without taking the focus, and its end focuses the opener", async () => {
  const { user } = show(<Ownership isBegun />);
  expect(field()).toBeDefined();
  expect(document.activeElement).toBe(document.body);
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(document.activeElement).toBe(opener());
});

test("a person who may not edit sees the facts and no button, even with a draft", () => {
  show(<Ownership mayEdit={false} isBegun />);
  expect(screen.getByText("Owned by team-orders")).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
});
