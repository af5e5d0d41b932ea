// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FormFoot } from "@/components/forms/form-foot";
import { Form } from "@/components/ui/form/form";
import { problem } from "@/lib/domain/problem";
import { show } from "@/tests/components/show";

const texts = { label: "Create client", pendingLabel: "Creating client…" };

test("a refusal stands beside the button, and takes the focus where no field is wrong", async () => {
  const refused = problem("denied", { message: "You may not." });
  const foot = (objection: typeof refused | null) => (
    <Form objection={objection} onSubmit={() => {}}>
      <FormFoot {...texts} isPending={false} refused={objection} />
    </Form>
  );
  const { rerender } = show(foot(null));
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(foot(refused));
  const place = screen.getByRole("button", { name: "Create client" }).closest("[data-form-foot]");
  if (!(place instanceof HTMLElement)) throw new Error("no foot");
  expect(within(place).getByRole("alert").textContent).toContain("You may not.");
  expect(document.activeElement).toBe(within(place).getByRole("alert"));
});

test("a form can be left, but not while its request is under way", async () => {
  const onLeave = vi.fn();
  const wayOut = { href: "/pools", onLeave };
  const { user, rerender } = show(<FormFoot {...texts} isPending={false} wayOut={wayOut} refused={null} />);
  expect(screen.getByRole("link", { name: "Cancel" }).getAttribute("href")).toBe("/pools");
  rerender(<FormFoot {...texts} isPending wayOut={wayOut} refused={null} />);
  expect(screen.queryByRole("link")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onLeave).not.toHaveBeenCalled();
  rerender(<FormFoot {...texts} isPending={false} wayOut={{ onLeave, label: "Discard" }} refused={null} />);
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(onLeave).toHaveBeenCalledOnce();
});
