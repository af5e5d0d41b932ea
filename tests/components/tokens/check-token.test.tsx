// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, onTestFinished, test, vi } from "vitest";
import { CheckToken } from "@/components/tokens/check-token";
import { show } from "@/tests/components/show";

const servers = [
  {
    identifier: "orders",
    name: "Orders API",
    isManaged: false,
    scopes: [{ name: "read", full: "orders/read", description: "Reads orders" }],
  },
];

/** The page with a pasted token, and what answers its questions. */
async function asking() {
  const answers: ((checks: unknown) => Promise<void>)[] = [];
  vi.stubGlobal("fetch", () => {
    return new Promise((resolve) => {
      answers.push((checks) =>
        act(async () => resolve({ ok: true, headers: new Headers(), json: async () => checks })),
      );
    });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  show(<CheckToken url="/verdict" servers={servers} />);
  const person = userEvent.setup();
  await person.type(screen.getByRole("textbox"), "a.b.c");
  const ask = () => person.click(screen.getByRole("button", { name: /^Check token/ }));
  return { person, ask, answers };
}

const passed = [{ name: "Signature", isPassed: true, reason: "" }];
const verdict = () => screen.queryByRole("region", { name: "Verdict" });

test("a verdict goes as soon as other scopes are required", async () => {
  const { person, ask, answers } = await asking();
  await ask();
  await answers[0]?.(passed);
  expect(verdict()).not.toBeNull();
  await person.click(screen.getByRole("checkbox", { name: /orders\/read/ }));
  expect(verdict()).toBeNull();
});

test("a verdict on a token that was changed meanwhile is not shown", async () => {
  const { person, ask, answers } = await asking();
  await ask();
  await person.type(screen.getByRole("textbox"), "d");
  await answers[0]?.(passed);
  expect(verdict()).toBeNull();
  await ask();
  await answers[1]?.(passed);
  expect(verdict()).not.toBeNull();
});
