// @vitest-environment happy-dom
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useCreateEach } from "@/components/clients/form/use-create-each";
import type { ClientTemplate } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";

const template = (name: string): ClientTemplate => ({
  name,
  scopes: ["orders/read", "orders/write"],
  tokenMinutes: 30,
  tokenSource: "endpoint",
  carried: { isRevocable: false },
  leftOut: [],
});
const owner = { ownerTeam: "team-orders", contact: "", purpose: "", ticket: "" };

test("each client is a form of its own, a refusal stops none, and the secrets are one text", async () => {
  const forms: FormData[] = [];
  const create = async (form: FormData) => {
    forms.push(form);
    const name = String(form.get("name"));
    if (name === "taken") return { is: "refused" as const, problem: problem("name-taken") };
    const client = { clientId: `id-${name}`, name, secret: `secret-${name}`, isOwnerKept: true };
    return { is: "done" as const, value: client as never };
  };
  const { result } = renderHook(() => useCreateEach("eu-west-1_A", create));
  await act(() => result.current.start(["one", "taken", "two"].map(template), owner));
  await waitFor(() =>
    expect(result.current.rows.map(({ is }) => is)).toEqual(["created", "refused", "created"]),
  );
  expect(JSON.parse(result.current.secret ?? "")).toEqual([
    { name: "one", clientId: "id-one", clientSecret: "secret-one" },
    { name: "two", clientId: "id-two", clientSecret: "secret-two" },
  ]);
  const [first] = forms;
  expect(first?.getAll("scopes")).toEqual(["orders/read", "orders/write"]);
  expect([first?.get("ownerTeam"), first?.get("carried")]).toEqual(["team-orders", '{"isRevocable":false}']);
  expect(new Set(forms.map((it) => it.get("intentId"))).size).toBe(3);
  expect(JSON.stringify(result.current.rows)).not.toContain("secret-");
});
