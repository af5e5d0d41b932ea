// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { formOf } from "@/components/forms/form-of";
import { type Page, useFormAction } from "@/components/forms/use-form-action";
import { hush, Toast } from "@/components/shell/toast";
import type { FormAction } from "@/lib/domain/result";
import { answering, done, refused } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

beforeEach(hush);

type Props = { action: FormAction<string>; onDone: (value: string, page: Page) => void };

function Act({ action, onDone }: Props) {
  const { send } = useFormAction(action, onDone);
  return (
    <>
      <button type="button" onClick={() => send(formOf({}))}>
        Go
      </button>
      <Toast />
    </>
  );
}

const shown = (props: Props) => show(<Act {...props} />);
const go = () => screen.getByRole("button", { name: "Go" });
const isSaid = (sentence: string) =>
  waitFor(() => expect(screen.getByRole("status").textContent).toBe(sentence));

test("an act that is done says so and reads the page again, and the next one takes the sentence away", async () => {
  const { user, router } = shown({
    action: answering<string>(done("orders"), refused("Cognito did not answer.")).action,
    onDone: (name, { refresh }) => refresh(`${name} was suspended.`),
  });
  await user.click(go());
  await isSaid("orders was suspended.");
  expect(router.refresh).toHaveBeenCalledTimes(1);
  await user.click(go());
  await isSaid("");
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test("an act that leads to another page says there what was done", async () => {
  const { user, router } = shown({
    action: answering(done("orders")).action,
    onDone: (name, { leave }) => leave("/pools/a/clients", `${name} was deleted.`),
  });
  await user.click(go());
  await isSaid("orders was deleted.");
  expect(router.push.mock.calls).toEqual([["/pools/a/clients"]]);
});
