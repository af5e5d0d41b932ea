// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { HelpArticle } from "@/components/help/help-article";
import { HelpContents } from "@/components/help/help-contents";
import { anchorOf, type HelpPage } from "@/components/help/help-page";
import { helpPages } from "@/components/help/pages";
import { settingNames } from "@/lib/config";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { show } from "@/tests/components/show";
import { permissions } from "@/tests/lib/domain/policy-table";

const projectRoot = join(import.meta.dirname, "../../..");

const rotation: RotationSettings = {
  overlapMinutes: 10,
  maxAgeDays: null,
  madeBy: "console",
  prefix: null,
  isUndoOn: false,
  undoHours: 72,
};

function showing({ title, summary, sections }: HelpPage, more: Partial<RotationSettings> = {}) {
  return show(
    <HelpArticle
      title={title}
      summary={summary}
      sections={sections({ rotation: { ...rotation, ...more } })}
      pools={[{ id: "eu-west-1_LocalDev1", environment: "dev" }]}
      others={[{ name: "auditors", title: "Auditors" }]}
    />,
  );
}

const source = (folder: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/^help\//.test(file))
    .map((file) => readFileSync(join(projectRoot, folder, file), "utf8").replace(/\s+/g, " "));
const help = readdirSync(join(projectRoot, "components/help")).map((file) =>
  readFileSync(join(projectRoot, "components/help", file), "utf8"),
);
const shown = [...source("app"), ...source("components")];
const scripts = Object.keys(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")).scripts);

describe.each([...helpPages])("the page %s", (_name, page) => {
  test("lists its sections, each with an anchor of its own", () => {
    showing(page);
    const titles = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent ?? "");
    const list = within(screen.getByRole("navigation", { name: "On this page" })).getAllByRole("link");
    expect(list.map((link) => link.textContent)).toEqual(
      titles.filter((title) => !["On this page", "More help"].includes(title)),
    );
    for (const link of list) {
      const anchor = link.getAttribute("href")?.slice(1) ?? "";
      expect(document.querySelectorAll(`[id="${anchor}"]`)).toHaveLength(1);
    }
  });

  test("names buttons, links and pages as the console does", () => {
    showing(page);
    const names = [...document.querySelectorAll("strong")].map((it) => it.textContent ?? "");
    expect(names.filter((name) => !shown.some((text) => text.includes(name)))).toEqual([]);
  });

  test("names settings and commands that exist", () => {
    showing(page);
    const typed = [...document.querySelectorAll("code, th")].map((it) => it.textContent ?? "");
    const settings = typed.filter((text) => /^[A-Z]+_[A-Z_]+$/.test(text) && text !== "CLIENT_SECRET");
    expect(settings.filter((name) => !settingNames.includes(name))).toEqual([]);
    const commands = typed.flatMap((text) => /^npm run (\S+)/.exec(text)?.[1] ?? []);
    expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

test("every link to the help leads to a section that exists", () => {
  const links = [...shown, ...help].flatMap((text) => [
    ...text.matchAll(/page(?:=|: )"([\w-]+)",? section(?:=|: )"([\w-]+)"/g),
  ]);
  expect(links.length).toBeGreaterThan(8);
  const dead = links.filter(([, page = "", section = ""]) => {
    const sections = helpPages.get(page)?.sections({ rotation }) ?? [];
    return !sections.some(({ title }) => anchorOf(title) === section);
  });
  expect(dead.map(([text]) => text)).toEqual([]);
  const pages = [...shown, ...help].flatMap((text) => [...text.matchAll(/<HelpLink\s+page="([\w-]+)"/g)]);
  expect(pages.filter(([, page = ""]) => !helpPages.has(page))).toEqual([]);
});

test("the contents list every section of every page", () => {
  const pages = [...helpPages].map(([name, { title, summary, sections }]) => ({
    name,
    title,
    summary,
    sections: sections({ rotation }).map((section) => section.title),
  }));
  show(<HelpContents pages={pages} />);
  const link = screen.getByRole("link", { name: "What errors mean" });
  expect(link.getAttribute("href")).toBe("/help/app-teams#what-errors-mean");
  expect(screen.getAllByRole("link")).toHaveLength(
    pages.reduce((sum, { sections }) => sum + sections.length + 1, 0),
  );
});

test("a section leads to its page in each pool of the reader", () => {
  showing(pageOf("api-owners"));
  const [link] = screen.getAllByRole("link", { name: "Resource servers in dev" });
  expect(link?.getAttribute("href")).toBe("/pools/dev/resource-servers");
});

test("the pages say what this console is set to", () => {
  const { unmount } = showing(pageOf("app-teams"), { overlapMinutes: 90, isUndoOn: true, undoHours: 24 });
  expect(screen.getByText(/recommended overlap of both secrets/).textContent).toContain("1 hour 30 minutes");
  expect(screen.getByText(/For 24 hours/)).toBeTruthy();
  unmount();
  showing(pageOf("platform-engineers"), { maxAgeDays: 180, prefix: "acme_" });
  const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name} `) }).textContent;
  expect(row("SECRET_MAX_AGE_DAYS")).toContain("180 days");
  expect(row("SECRET_PREFIX")).toContain("acme_");
});

test("the rights of the roles are those of the policy", () => {
  showing(pageOf("auditors"));
  const table = screen.getByRole("table", { name: "Rights by role" });
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent));
  // The table's columns are, for each role, what an own team owns, what another does, and what nobody does.
  const promised = permissions
    .trim()
    .split("\n")
    .slice(2)
    .map((line) => line.trim().split(/\s{2,}/))
    .map(([, ...cells]) => [0, 3, 6].map((at) => reach(cells[at], cells[at + 1])));
  expect(promised.length).toBeGreaterThan(10);
  expect(rows.slice(1)).toEqual(promised);
});

function reach(own: string | undefined, other: string | undefined): string {
  if (own !== "yes") return "No";
  return other === "yes" ? "Yes" : "Own teams";
}

function pageOf(name: string): HelpPage {
  const page = helpPages.get(name);
  if (!page) throw new Error(`There is no help page ${name}.`);
  return page;
}
