// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Button } from "@/components/ui/button";
import { AddressForm } from "@/components/ui/form/address-form";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { PastedText } from "@/components/ui/form/pasted-text";
import { SecretField } from "@/components/ui/form/secret-field";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";

test("a form that the browser sends by itself posts to the route that forgets it", () => {
  show(<Form aria-label="Any" onSubmit={() => {}} />);
  const form = screen.getByRole("form");
  expect(form.getAttribute("method")).toBe("post");
  expect(form.getAttribute("action")).toBe(routes.notSentForm);
});

test("fields for secrets and tokens have no name, and so are in no form that is sent", () => {
  show(
    <Form aria-label="Any" onSubmit={() => {}}>
      <SecretField label="Secret" hint="h" value="s3cret" onType={() => {}} />
      <PastedText label="Token" hint="h" rows={2} value="a.b.c" onType={() => {}} />
    </Form>,
  );
  const form = screen.getByRole<HTMLFormElement>("form");
  expect([...new FormData(form)]).toEqual([]);
});

test("with the script the browser sends nothing, even where the page fails or a button points elsewhere", () => {
  const failed = vi.spyOn(console, "error").mockImplementation(() => {});
  const swallow = (event: ErrorEvent) => event.preventDefault();
  window.addEventListener("error", swallow);
  show(
    <Form
      aria-label="Any"
      onSubmit={() => {
        throw new Error("a bug");
      }}
    />,
  );
  const form = screen.getByRole<HTMLFormElement>("form");
  const button = document.createElement("button");
  button.setAttribute("formaction", "/elsewhere");
  button.setAttribute("formmethod", "get");
  form.append(button);
  expect(fireEvent.submit(form, { submitter: button })).toBe(false);
  window.removeEventListener("error", swallow);
  failed.mockRestore();
});

test("a double click sends once", async () => {
  const sent = vi.fn();
  const { user } = show(
    <Form onSubmit={sent}>
      <Button type="submit">Send</Button>
    </Form>,
  );
  await user.dblClick(screen.getByRole("button"));
  expect(sent).toHaveBeenCalledTimes(1);
});

/** A form whose second field, group or nothing is wrong once it was sent. */
function Objecting({ wrong }: { wrong: "field" | "group" | "nothing" }) {
  const [refused, setRefused] = useState<object | null>(null);
  const isWrong = (what: string) => (refused !== null && wrong === what ? "Wrong." : undefined);
  return (
    <Form objection={refused} onSubmit={() => setRefused({})}>
      <TextField label="First" name="first" />
      <Fieldset legend="Group" error={isWrong("group")}>
        <TextField label="Second" name="second" error={isWrong("field")} />
      </Fieldset>
      <TextField label="Third" name="third" error={isWrong("field")} />
      {refused ? <Notice tone="danger" title="Refused." /> : null}
      <Button type="submit">Send</Button>
    </Form>
  );
}

test.each([
  ["field", () => screen.getByLabelText("Second")],
  ["group", () => screen.getByRole("group")],
  ["nothing", () => screen.getByRole("alert")],
] as const)("after a refusal for a wrong %s the focus is where it is explained", async (wrong, place) => {
  const { user } = show(<Objecting wrong={wrong} />);
  for (const _again of [1, 2]) {
    await user.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(place());
  }
});

test("filters go to the address by the router alone", async () => {
  const { user, router } = show(
    <AddressForm page={routes.audit}>
      <TextField label="Person" name="person" />
      <Button type="submit">Apply</Button>
    </AddressForm>,
  );
  await user.type(screen.getByLabelText("Person"), "ann & co{Enter}");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/audit?person=ann+%26+co", { scroll: false });
});
