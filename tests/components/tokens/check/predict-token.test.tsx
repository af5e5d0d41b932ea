// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PredictToken } from "@/components/tokens/check/predict-token";
import type { AskedClient, PoolFacts } from "@/lib/domain/token/prediction";
import { show } from "@/tests/components/show";
import { healthyPool, read, write } from "@/tests/kit/failure-texts/healthy-pool";

const { client, servers, tokenUrl, issuer } = healthyPool();
const facts: PoolFacts = { tokenUrl, issuer: issuer ?? "", tokenTrigger: null, servers: servers ?? [] };
const shown = (found: AskedClient, asked = "orders-sync") =>
  show(
    <PredictToken
      pool={{ id: "eu-west-1_A", environment: "dev" }}
      asked={asked}
      found={found}
      facts={facts}
    />,
  );

test("the verdict on a client’s next token follows the required scopes, without a request", async () => {
  if (!client) throw new Error("no client");
  const { user } = shown({ is: "one", client: { ...client, scopes: [read] } });
  expect(screen.getByRole("region", { name: "Prediction" }).textContent).toContain("would accept this token");
  await user.click(screen.getByRole("checkbox", { name: read }));
  expect(screen.queryByText("An API would reject this token")).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: write }));
  expect(screen.getByText("An API would reject this token")).toBeTruthy();
  expect(screen.getByRole("region", { name: "Prediction" }).textContent).toContain(`Missing scope ${write}`);
});

test("several clients that fit are offered as links, without a prediction", () => {
  shown({
    is: "several",
    clients: [
      { clientId: "abc", name: "one" },
      { clientId: "def", name: "two" },
    ],
  });
  expect(screen.getAllByRole("link").map((it) => it.getAttribute("href"))).toEqual([
    "/pools/dev/check-token?client=abc",
    "/pools/dev/check-token?client=def",
  ]);
});

test("an unknown client is refused with a sentence", () => {
  shown({ is: "refused", sentence: "No app client of this pool has this name or ID." });
  expect(screen.getByText("No app client of this pool has this name or ID.")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Prediction" })).toBeNull();
});
