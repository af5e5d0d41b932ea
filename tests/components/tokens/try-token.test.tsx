// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { ExplainElsewhere } from "@/components/tokens/explain-elsewhere";
import { TokenWays } from "@/components/tokens/token-ways";
import { TryToken } from "@/components/tokens/try-token";
import { answering } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const scopes = (count: number) => Array.from({ length: count }, (_, index) => `orders/s${index}`);

/** Answers every request with a refusal, once it is let. */
function refusing() {
  const asked: { scopes: string[] }[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return { ok: false, headers: new Headers(), json: async () => ({ code: "invalid", message: "No." }) };
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

const shown = (allowed: readonly string[]) =>
  show(<TryToken url="/token" allowed={allowed} live={allowed} ways={["basic", "post"]} born="secret" />);

test("the result takes the focus from the button", async () => {
  refusing();
  const { user } = shown(scopes(1));
  await user.click(screen.getByRole("button", { name: "Request token" }));
  const result = await screen.findByRole("region", { name: "Token result" });
  await expect.poll(() => document.activeElement).toBe(result);
  // The same refusal again is another result.
  await user.click(screen.getByRole("button", { name: "Request token" }));
  await expect.poll(() => document.activeElement).toBe(result);
});

test("a few scopes are in sight, more are folded under their number", () => {
  const { unmount } = shown(scopes(8));
  expect(screen.queryByText(/selected$/)).toBeNull();
  unmount();
  shown(scopes(9));
  expect(screen.getByText("9 of 9 selected").closest("details")?.open).toBe(false);
});

test("all or none of many scopes are selected by one button, and those are requested", async () => {
  const asked = refusing();
  const { user } = shown(scopes(9));
  await user.click(screen.getByText("9 of 9 selected"));
  await user.click(screen.getByRole("button", { name: "Select none" }));
  await user.click(screen.getByRole("checkbox", { name: "orders/s3" }));
  expect(screen.getByText("1 of 9 selected")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Request token" }));
  await expect.poll(() => asked).toMatchObject([{ scopes: ["orders/s3"] }]);
  await user.click(screen.getByRole("button", { name: "Select all" }));
  expect(screen.getByText("9 of 9 selected")).toBeDefined();
});

test("that Cognito grants all scopes is said only while the request names none", async () => {
  const hint = "None selected: Cognito grants all scopes of the client.";
  const { user } = shown(scopes(1));
  expect(screen.queryByText(hint)).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "orders/s0" }));
  expect(screen.getByText(hint)).toBeDefined();
  await user.type(screen.getByLabelText("Other scopes"), "orders/other");
  expect(screen.queryByText(hint)).toBeNull();
});

test("the second way is in sight, and what was typed in one way outlives the other", async () => {
  const { action } = answering<unknown>();
  const fixTarget = {
    pool: { id: "eu-west-1_dev", environment: "dev" },
    isConfirmed: false,
    clientId: "abc",
    name: "orders-worker",
    protection: null,
    switchOn: action,
    changeScopes: action,
  };
  const { user } = show(
    <TokenWays
      legend="What to do"
      ways={[
        {
          value: "try",
          label: "Request a token",
          panel: <TryToken url="/token" allowed={[]} live={[]} ways={["basic"]} />,
        },
        {
          value: "explain",
          label: "Explain an error from your app",
          panel: <ExplainElsewhere url="/explanation" fixTarget={fixTarget} />,
        },
      ]}
    />,
  );
  await user.type(screen.getByLabelText("Client secret"), "s3cret");
  await user.click(screen.getByRole("radio", { name: "Explain an error from your app" }));
  expect(screen.queryByRole("button", { name: "Request token" })).toBeNull();
  await user.type(screen.getByLabelText("Response or error message"), "invalid_grant");
  await user.click(screen.getByRole("radio", { name: "Request a token" }));
  expect(screen.queryByRole("button", { name: "Explain this error" })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>("Client secret").value).toBe("s3cret");
});
