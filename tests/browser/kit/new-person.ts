import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";

/** Somebody new in the dev pool, in these groups. */
export async function newPerson(api: CognitoIdentityProviderClient, UserPoolId: string, groups: string[]) {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = `Aa7.${crypto.randomUUID()}`;
  const who = { UserPoolId, Username: email };
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ];
  await api.send(new AdminCreateUserCommand({ ...who, UserAttributes, MessageAction: "SUPPRESS" }));
  await api.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }));
  for (const GroupName of groups) {
    await api.send(new CreateGroupCommand({ UserPoolId, GroupName })).catch(() => null);
    await api.send(new AdminAddUserToGroupCommand({ ...who, GroupName }));
  }
  return { email, password };
}

/** Signs in as a person would. Wait for what follows before you open another page. */
export async function signInAs(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto(routes.signIn);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
