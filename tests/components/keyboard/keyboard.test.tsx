// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Keyboard } from "@/components/keyboard/keyboard";
import { BrowserChoice } from "@/components/ui/setting/browser-choice";
import { shortcuts } from "@/components/ui/setting/browser-setting";
import { Moment } from "@/components/ui/text/moment";
import { pagesFrom } from "@/lib/domain/navigation";
import type { Group } from "@/lib/domain/palette/entry";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";

const pool = { environment: "dev" };
const pages = pagesFrom(pool, { hasSetup: true, hasDoctor: true });

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  for (const name of ["shortcuts", "times"]) delete document.documentElement.dataset[name];
});

/** A page of the console at a path, with what is on it. */
function aPage(path: string = routes.clients(pool), content: ReactNode = null) {
  return show(
    <PathnameContext value={path}>
      <Keyboard pages={pages} />
      <main>{content}</main>
    </PathnameContext>,
  );
}

/** The server's answers to searches, in turn, each when it is let go; and the addresses that were asked for. */
function searches() {
  const asked: URL[] = [];
  const answers: ((groups: readonly Group[]) => void)[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(new URL(url, "http://here"));
    return new Promise<Response>((resolve) => {
      answers.push((groups) => resolve(Response.json({ groups })));
    });
  });
  return { asked, answers };
}

const client = (name: string) => ({
  title: name,
  detail: name,
  environment: "dev",
  href: routes.client(pool, name),
});

const clients = (...names: string[]): Group[] => [
  { kind: "clients", label: "App clients", entries: names.map(client) },
];

test("Ctrl+K opens the palette, and what is typed while it loads is searched for", async () => {
  const { asked } = searches();
  aPage(routes.client(pool, "abc"));
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  for (const key of ["o", "r"]) fireEvent.keyDown(document.body, { key });
  const box = await screen.findByRole("combobox");
  expect(box).toHaveProperty("value", "or");
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
    q: "or",
    environment: "dev",
    client: "abc",
    recent: `dev/abc`,
  });
});

test("Enter opens the first entry of the answer to what was typed, never one of an earlier answer", async () => {
  const { asked, answers } = searches();
  const { user, router } = aPage();
  await user.click(screen.getByRole("button", { name: "Search" }));
  await screen.findByRole("combobox");
  await waitFor(() => expect(asked).toHaveLength(1));
  answers[0]?.(clients("first"));
  await screen.findByRole("option", { name: /first/ });
  await user.keyboard("second{Enter}");
  await waitFor(() => expect(asked.at(-1)?.searchParams.get("q")).toBe("second"));
  expect(screen.queryByRole("dialog")).not.toBeNull();
  const followed: (string | null | undefined)[] = [];
  const follow = (event: Event) => {
    event.preventDefault();
    if (event.target instanceof Element) followed.push(event.target.closest("a")?.getAttribute("href"));
  };
  document.addEventListener("click", follow);
  answers.at(-1)?.(clients("second", "third"));
  await waitFor(() => expect(followed).toEqual([routes.client(pool, "second")]));
  document.removeEventListener("click", follow);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(router.push).not.toHaveBeenCalled();
});

test("entries stand in named groups, and arrows choose among them", async () => {
  const { asked, answers } = searches();
  const { user } = aPage();
  await user.click(screen.getByRole("button", { name: "Search" }));
  const box = await screen.findByRole("combobox");
  await waitFor(() => expect(asked).toHaveLength(1));
  answers[0]?.([...clients("one", "two"), { kind: "pages", label: "Pages", entries: [client("three")] }]);
  const group = await screen.findByRole("group", { name: "App clients" });
  expect(within(group).getAllByRole("option")).toHaveLength(2);
  const chosen = () =>
    document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.getAttribute("href");
  await waitFor(() => expect(chosen()).toBe(routes.client(pool, "one")));
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(chosen()).toBe(routes.client(pool, "three"));
});

test("a pasted secret is not sent, and the palette says so", async () => {
  const { asked } = searches();
  const { user } = aPage();
  await user.click(screen.getByRole("button", { name: "Search" }));
  const box = await screen.findByRole("combobox");
  await waitFor(() => expect(asked).toHaveLength(1));
  await user.click(box);
  await user.paste("q3".repeat(22));
  expect((await screen.findByRole("alert")).textContent).toContain("wasn’t sent");
  expect(asked).toHaveLength(1);
});

test("only ids of clients are remembered, and no search", async () => {
  searches();
  const { user } = aPage(routes.clientSecrets(pool, "abc"));
  await user.click(screen.getByRole("button", { name: "Search" }));
  await user.type(await screen.findByRole("combobox"), "orders");
  expect({ ...localStorage }).toEqual({ "recent-clients": `dev/abc` });
});

test.each([
  ["g c", routes.clients(pool)],
  ["g r", routes.resourceServers(pool)],
  ["g a", routes.poolAudit(pool)],
  ["e", routes.editClient(pool, "abc")],
])("%s leads to %s", async (keys, href) => {
  const { router, user } = aPage(routes.clientTry(pool, "abc"));
  window.history.replaceState(null, "", routes.clientTry(pool, "abc"));
  await user.keyboard(keys.replace(" ", ""));
  expect(router.push).toHaveBeenCalledExactlyOnceWith(href);
});

test("j and k move over the rows of a table, and e edits the client of the row", async () => {
  const { router, user } = aPage(
    undefined,
    <table>
      <tbody>
        {["a", "b"].map((id) => (
          <tr key={id}>
            <td>
              <a href={routes.client(pool, id)}>{id}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>,
  );
  const focused = () => document.activeElement?.textContent;
  await user.keyboard("j");
  expect(focused()).toBe("a");
  await user.keyboard("jj");
  expect(focused()).toBe("b");
  await user.keyboard("e");
  expect(router.push).toHaveBeenCalledExactlyOnceWith(routes.editClient(pool, "b"));
  await user.keyboard("k");
  expect(focused()).toBe("a");
});

test("/ goes to the search box of the page, and ? shows every shortcut", async () => {
  const { user } = aPage(undefined, <input type="search" aria-label="Search clients" />);
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  await user.keyboard("?");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("searchbox")).toHaveProperty("value", "?");
  act(() => screen.getByRole<HTMLInputElement>("searchbox").blur());
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  for (const page of pages) expect(within(help).getByText(page.label)).toBeTruthy();
});

test("no shortcut fires in a field, with a modifier or in a dialog", async () => {
  const { router, user } = aPage(
    undefined,
    <>
      <textarea aria-label="Purpose" />
      <div role="dialog">
        <button type="button">Cancel</button>
      </div>
    </>,
  );
  screen.getByRole("textbox").focus();
  await user.keyboard("ga");
  screen.getByRole("button", { name: "Cancel" }).focus();
  await user.keyboard("ga?");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  screen.getByRole("dialog").remove();
  for (const modifier of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }])
    fireEvent.keyDown(document.body, { key: "e", ...modifier });
  expect(router.push).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a person can turn all shortcuts off, and on again", async () => {
  searches();
  const { router, user } = aPage(
    undefined,
    <BrowserChoice legend="Keyboard shortcuts" setting={shortcuts} labels={{ on: "On", off: "Off" }} />,
  );
  async function turn(label: string) {
    await user.click(screen.getByRole("radio", { name: label }));
    act(() => screen.getByRole("radio", { name: label }).blur());
  }
  await turn("Off");
  expect(document.cookie).toContain("shortcuts=off");
  await user.keyboard("ga");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(router.push).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog")).toBeNull();
  await turn("On");
  await user.keyboard("ga");
  expect(router.push).toHaveBeenCalledExactlyOnceWith(routes.poolAudit(pool));
});

test("t shows all times exactly, and relative again; no time is a stop of the Tab key", async () => {
  const { user } = aPage(undefined, <Moment at={Date.now() - 7_200_000} />);
  const time = screen.getByText("2 hours ago");
  expect(time.tabIndex).toBe(-1);
  await user.keyboard("t");
  expect(time.textContent).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect(document.cookie).toContain("times=exact");
  await user.keyboard("t");
  expect(time.textContent).toBe("2 hours ago");
});
