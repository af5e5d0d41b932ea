// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CheckState } from "@/components/export/check-state";
import { show } from "@/tests/components/show";

/** What is said of a file of so many bytes that holds no state. */
async function saidOf(bytes: number) {
  const { user } = show(<CheckState contentUrl="/content" definitions={{ url: "/definitions", most: 60 }} />);
  const file = new File(["{}"], "terraform.tfstate");
  // It is short, so that the test does not hold so much in memory.
  Object.defineProperty(file, "size", { value: bytes });
  await user.upload(screen.getByLabelText(/state file/), file);
  return (await screen.findByRole("alert")).textContent;
}

test("a state file of 50 MB is read", async () => {
  expect(await saidOf(50_000_000)).toMatch(/no state and no plan/);
});

test("a state file of one byte more is not read, and the reason is given", async () => {
  expect(await saidOf(50_000_001)).toMatch(/\b50 MB\b/);
});
