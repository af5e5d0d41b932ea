// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { maxAgeAt } from "@/lib/domain/secret/secret";
import { show } from "@/tests/components/show";

const day = (number: string) => `2026-01-${number}T00:00:00.000Z`;

test("on a client's overview each secret older than the settings allow is marked, and no other", () => {
  show(
    <ClientOverview
      client={{
        clientId: "abc",
        name: "orders",
        kind: "m2m",
        scopes: [],
        tokenMinutes: 60,
        isOAuthOn: true,
        authFlows: [],
        createdAt: day("01"),
        changedAt: day("01"),
      }}
      secrets={[
        { secretId: "old", createdAt: day("01") },
        { secretId: "new", createdAt: day("20") },
      ]}
      secretsMessage=""
      maxAge={maxAgeAt(90, Date.parse("2026-04-10T00:00:00Z"))}
      descriptions={null}
      endpoint={null}
      isSuspended={false}
      ownership={null}
    />,
  );
  const marked = screen.getAllByText("Older than 90 days").map((it) => it.closest("li")?.textContent);
  expect(marked).toEqual([expect.stringMatching(/^old/)]);
});
