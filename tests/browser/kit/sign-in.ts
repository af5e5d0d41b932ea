import type { Page } from "playwright/test";
import { signInOn } from "@/lib/commands/check/browser";
import { currentStand, type Stand } from "./stand";

/** Who signs in: the accounts of the local Cognito, one for each. */
export type Role = "admin" | "operator" | "viewer";

/** Signs in as a person would: the console's button, the login page, and back. */
export async function signInByHand(
  page: Page,
  role: Role,
  { consoleUrl, accounts }: Pick<Stand, "consoleUrl" | "accounts"> = currentStand(),
): Promise<void> {
  const account = accounts.find((it) => it.role === role);
  if (!account) throw new Error(`The local Cognito has no ${role}.`);
  await signInOn(page, consoleUrl, account);
}
