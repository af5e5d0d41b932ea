// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, onTestFinished, test, vi } from "vitest";
import { CheckToken } from "@/components/tokens/check/check-token";
import { show } from "@/tests/components/show";

const servers = ["orders", "payments"].map((identifier) => ({
  identifier,
  name: `${identifier} API`,
  isManaged: false,
  scopes: ["read", "refund"].map((name) => ({ name, full: `${identifier}/${name}`, description: "" })),
}));

const part = (value: unknown) => btoa(JSON.stringify(value)).replace(/=/g, "");
const tokenWith = (scope: string) => `${part({ alg: "RS256" })}.${part({ scope, sub: "abc" })}.sig`;

/** The page, what it asked, and what answers its questions. */
function asking() {
  const asked: unknown[] = [];
  const answers: ((checks: unknown) => Promise<void>)[] = [];
  vi.stubGlobal("fetch", (_url: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return new Promise((resolve) => {
      answers.push((checks) =>
        act(async () => resolve({ ok: true, headers: new Headers(), json: async () => checks })),
      );
    });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  show(<CheckToken url="/verdict" servers={servers} />);
  const person = userEvent.setup();
  const paste = async (text: string) => {
    await person.click(screen.getByRole("textbox", { name: "Access token" }));
    await person.paste(text);
  };
  const ask = () => person.click(screen.getByRole("button", { name: /^Check token/ }));
  return { person, paste, ask, asked, answers };
}

const passed = [{ name: "Signature", isPassed: true, isNote: false, reason: "", fault: null }];
const verdict = () => screen.queryByRole("region", { name: "Verdict" });
const contents = () => screen.queryByRole("region", { name: "Token contents" });
const required = () =>
  screen
    .getAllByRole<HTMLInputElement>("checkbox")
    .filter(({ checked }) => checked)
    .map((it) => it.labels?.[0]?.textContent);

test("a pasted token is decoded at once, and its own scopes are selected, while nothing is sent", async () => {
  const { paste, asked } = asking();
  expect(contents()).toBeNull();
  await paste(`Bearer ${tokenWith("payments/refund")}\n`);
  expect(contents()?.textContent).toContain("payments/refund");
  expect(screen.getByRole<HTMLSelectElement>("combobox").value).toBe("payments");
  expect(required()).toEqual(["payments/refund"]);
  expect(asked).toEqual([]);
});

test("a choice of the person outlives another token", async () => {
  const { person, paste } = asking();
  await person.selectOptions(screen.getByRole("combobox"), "orders");
  await person.click(screen.getByRole("checkbox", { name: "orders/refund" }));
  await paste(tokenWith("payments/refund"));
  expect(screen.getByRole<HTMLSelectElement>("combobox").value).toBe("orders");
  expect(required()).toEqual(["orders/refund"]);
});

test.each([
  ["", "Paste a token."],
  ["a.b.c", "This isn’t a JWT. Paste the whole token: three parts separated by dots, starting with eyJ."],
])("of %j the field itself says what is wrong, and it is not sent", async (text, sentence) => {
  const { paste, ask, asked } = asking();
  if (text) await paste(text);
  await ask();
  const field = screen.getByRole("textbox", { name: "Access token" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field);
  expect(screen.getByText(sentence)).toBeDefined();
  expect(asked).toEqual([]);
});

test("the bare token and the required scopes are sent; the result names the missing scope and has the focus", async () => {
  const { person, paste, ask, asked, answers } = asking();
  await paste(`"Bearer ${tokenWith("payments/read")}"`);
  await person.click(screen.getByRole("checkbox", { name: "payments/refund" }));
  await ask();
  expect(asked).toEqual([
    { token: tokenWith("payments/read"), scopes: ["payments/read", "payments/refund"] },
  ]);
  const fault = "Missing scope payments/refund";
  await answers[0]?.([
    { name: "Scopes", isPassed: false, isNote: false, reason: `${fault}. Granted: none.`, fault },
  ]);
  expect(screen.getByRole("alert").textContent).toBe(`An API would reject this token${fault}`);
  expect(document.activeElement).toBe(verdict());
});

test("a verdict goes as soon as other scopes are required", async () => {
  const { person, paste, ask, answers } = asking();
  await paste(tokenWith("orders/read"));
  await ask();
  await answers[0]?.(passed);
  expect(verdict()).not.toBeNull();
  await person.click(screen.getByRole("checkbox", { name: "orders/refund" }));
  expect(verdict()).toBeNull();
});

test("a verdict on a token that was changed meanwhile is not shown", async () => {
  const { person, paste, ask, answers } = asking();
  await paste(tokenWith("orders/read"));
  await ask();
  await person.type(screen.getByRole("textbox", { name: "Access token" }), "d");
  await answers[0]?.(passed);
  expect(verdict()).toBeNull();
  await ask();
  await answers[1]?.(passed);
  expect(verdict()).not.toBeNull();
});

test("whoever types on while the check runs keeps the focus", async () => {
  const { person, paste, ask, answers } = asking();
  await paste(tokenWith("orders/read"));
  await ask();
  const select = screen.getByRole("combobox");
  await person.click(select);
  await answers[0]?.(passed);
  expect(verdict()).not.toBeNull();
  expect(document.activeElement).toBe(select);
});

test("nothing of the token stays on a page that was left", async () => {
  const { paste, ask, answers } = asking();
  await paste(tokenWith("payments/refund"));
  await ask();
  await answers[0]?.(passed);
  act(() => void window.dispatchEvent(new Event("pagehide")));
  expect(verdict()).toBeNull();
  expect(document.body.textContent).not.toContain("sub");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Access token" }).value).toBe("");
});

test("an operation of a pasted OpenAPI document gives the required scopes, as the pool spells them", async () => {
  const { person, asked } = asking();
  await person.click(screen.getByLabelText("Or paste it"));
  await person.paste(
    '{"openapi":"3.0.0","paths":{"/refunds":{"post":{"security":[{"oauth":["payments/refund"]}]}}}}',
  );
  await person.selectOptions(await screen.findByLabelText("Operation"), "POST /refunds");
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "payments/refund" }).checked).toBe(true);
  await person.clear(screen.getByLabelText("Or paste it"));
  await person.click(screen.getByLabelText("Or paste it"));
  await person.paste("openapi: 3.0.0");
  await screen.findByText(/This is not an OpenAPI document in JSON/);
  expect(asked).toEqual([]);
});
