// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { BornSecret } from "@/components/secrets/born-secret";
import type { FormState } from "@/lib/domain/result";
import { aClient, answering, done, refused } from "@/tests/components/facts";
import { pass, show, stopTheClock } from "@/tests/components/show";

type Proof = { provenAt: string | null };
const provenAt = "2026-01-02T03:05:00.000Z";
const born: { clientId: string; secretId: string; createdAt: string } & Proof = {
  clientId: "c",
  secretId: "c--1",
  createdAt: "2026-01-02T03:04:05.000Z",
  provenAt: null,
};

/** A token endpoint that takes a second for each answer. */
function slowly(...answers: FormState<Proof>[]) {
  const { action, forms } = answering(...answers);
  return {
    forms,
    prove: async (form: FormData) => {
      await new Promise((answered) => setTimeout(answered, 1_000));
      return action(form);
    },
  };
}

function shown(prove: (form: FormData) => Promise<FormState<Proof>>, more: Partial<typeof facts> = {}) {
  const onProven = vi.fn();
  const facts2 = { ...facts, ...more, prove, onProven };
  return { ...show(<BornSecret {...facts2} />), facts: facts2, onProven };
}

const facts = {
  poolId: "eu-west-1_dev",
  client: aClient(),
  born,
  secret: "s3cret-value",
  tokenUrl: null,
  onDone: () => {},
};

beforeEach(stopTheClock);

test("a new secret is proven by itself, and how long that takes is told", async () => {
  const { prove, forms } = slowly(done({ provenAt: null }), done({ provenAt: null }), done({ provenAt }));
  const { onProven } = shown(prove);
  expect(screen.getByText("Verifying the secret at the token endpoint…")).toBeDefined();
  await pass(4_000);
  expect(screen.getByText(/Retrying for up to 3 minutes, 4 seconds so far…$/)).toBeDefined();
  await pass(5_000);
  expect(screen.getByText("Verified: a token was issued")).toBeDefined();
  expect(onProven).toHaveBeenCalledTimes(1);
  expect(forms).toHaveLength(3);
  expect(forms[2]).toMatchObject({ clientId: facts.client.clientId, secret: "s3cret-value" });
});

test("a secret that was proven before it was shown is not asked about again", async () => {
  const { prove, forms } = slowly(done({ provenAt }));
  shown(prove, { born: { ...born, provenAt } });
  await pass(5_000);
  expect(screen.getByText("Verified: a token was issued")).toBeDefined();
  expect(forms).toEqual([]);
});

test("a secret that the token endpoint takes after 150 seconds is proven, at no more than 15 requests a minute", async () => {
  const refusals = Array.from({ length: 37 }, () => done({ provenAt: null }));
  const { prove, forms } = slowly(...refusals, done({ provenAt }));
  const { onProven } = shown(prove);
  await pass(152_000);
  expect(screen.getByText("Verified: a token was issued")).toBeDefined();
  expect(onProven).toHaveBeenCalledTimes(1);
  expect(forms).toHaveLength(38);
});

test("after 3 minutes without a token the proof stops, says so, and begins again when asked", async () => {
  const { prove, forms } = slowly(done({ provenAt: null }));
  shown(prove);
  await pass(180_000);
  expect(screen.queryByText("Couldn’t verify the secret")).toBeNull();
  await pass(1_000);
  expect(screen.getByText(/^The token endpoint still rejects it after 3 minutes\./)).toBeDefined();
  const asked = forms.length;
  await pass(10_000);
  expect(forms.length).toBe(asked);
  screen.getByRole("button", { name: "Verify again" }).click();
  await pass(1_000);
  expect(forms.length).toBe(asked + 1);
});

test("a proof that is refused stops with the reason", async () => {
  shown(slowly(refused("You asked too often.")).prove);
  await pass(1_000);
  expect(screen.getByText(/^You asked too often\./)).toBeDefined();
});

test("a proof without an answer stops and says so", async () => {
  shown(async () => Promise.reject(new TypeError("network")));
  await pass(0);
  expect(screen.getByText(/^Clientele didn’t respond\./)).toBeDefined();
});

test("a secret that was wiped is not sent to be proven any more", async () => {
  const { prove, forms } = slowly(done({ provenAt: null }));
  const { rerender, facts: whole } = shown(prove);
  await pass(1_500);
  rerender(<BornSecret {...whole} secret={null} />);
  await pass(1_000);
  const asked = forms.length;
  await pass(30_000);
  expect(forms.length).toBe(asked);
  expect(screen.getByText("The secret was cleared from this page")).toBeDefined();
});

test("a page that was left sends its secret no more", async () => {
  const { prove, forms } = slowly(done({ provenAt: null }));
  const { unmount, onProven } = shown(prove);
  await pass(1_500);
  unmount();
  await pass(1_000);
  const asked = forms.length;
  await pass(30_000);
  expect(forms.length).toBe(asked);
  expect(onProven).not.toHaveBeenCalled();
});
