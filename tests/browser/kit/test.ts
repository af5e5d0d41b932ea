import { readFileSync } from "node:fs";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type BrowserContext, test as base, type Cookie, expect, type Page } from "playwright/test";
import { type Role, signInByHand } from "./sign-in";
import { apiOf, currentStand, type Stand } from "./stand";
import { watch } from "./watch";

type Fixtures = {
  /** Console messages that a story provokes on purpose; every other error or warning fails it. */
  expectedComplaints: RegExp[];
  /** Opens a page of another person, with cookies of its own. It ends with the story, and must not complain either. */
  openPage: () => Promise<Page>;
  /** Makes this page's browser that of a person signed in with `role`, without opening a page. */
  signIn: (page: Page, role: Role) => Promise<void>;
  /** All that the console has printed up to now. A line may come a moment after the answer that it is about: poll. */
  consoleLog: () => string;
};

type WorkerFixtures = {
  stand: Stand;
  accounts: Stand["accounts"];
  /** The local Cognito by the AWS SDK, to make what a story needs, and the pool ids of the environments. */
  cognito: { api: CognitoIdentityProviderClient; pools: Record<"dev" | "prod", string> };
  sessions: Map<Role, Cookie[]>;
};

/** A story: its page belongs to nobody yet, starts at the console's address, and must not complain. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedComplaints: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  stand: [({}, use) => use(currentStand()), { scope: "worker" }],

  accounts: [({ stand }, use) => use(stand.accounts), { scope: "worker" }],

  baseURL: ({ stand }, use) => use(stand.consoleUrl),

  context: async ({ context, expectedComplaints }, use) => {
    const complaints = await watch(context);
    await use(context);
    expectNone(complaints.filter(isUnexpected(expectedComplaints)));
  },

  openPage: async ({ browser, expectedComplaints }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push({ context, complaints: await watch(context) });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    expectNone(opened.flatMap(({ complaints }) => complaints).filter(isUnexpected(expectedComplaints)));
  },

  signIn: async ({ browser, sessions }, use) => {
    await use(async (page, role) => {
      const cookies = sessions.get(role) ?? (await cookiesOf(await browser.newPage(), role));
      sessions.set(role, cookies);
      await page.context().addCookies(cookies);
    });
  },

  consoleLog: async ({ stand }, use) => {
    await use(() => readFileSync(stand.logFile, "utf8"));
  },

  cognito: [
    async ({ stand }, use) => {
      const cognito = apiOf(stand);
      await use(cognito);
      cognito.api.destroy();
    },
    { scope: "worker" },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  sessions: [({}, use) => use(new Map()), { scope: "worker" }],
});

const isUnexpected = (expected: RegExp[]) => (complaint: string) =>
  !expected.some((pattern) => pattern.test(complaint));

const expectNone = (complaints: string[]) => expect(complaints, "what the pages complain of").toEqual([]);

async function cookiesOf(page: Page, role: Role): Promise<Cookie[]> {
  const complaints = await watch(page.context());
  await signInByHand(page, role);
  const cookies = await page.context().cookies();
  await page.context().close();
  expectNone(complaints);
  return cookies;
}
