import type { ReactNode } from "react";
import type { InPool } from "@/lib/domain/routes";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";

/** A help page for one kind of reader. `pages.ts` gives it its address. */
export type HelpPage = {
  readonly title: string;
  /** What the page answers, in one sentence. */
  readonly summary: string;
  readonly sections: (facts: HelpFacts) => readonly HelpSection[];
};

export type HelpSection = {
  /** The heading; its anchor is `anchorOf` it. */
  readonly title: string;
  readonly body: ReactNode;
  /** The page that the section is about, in each pool of the reader. */
  readonly page?: { readonly label: string; readonly in: (pool: InPool) => string };
};

/** What this console is set to, so that the pages say what it does and not what its defaults are. */
export type HelpFacts = { readonly rotation: RotationSettings };

/** The anchor of a section: "Get a token" is at `#get-a-token`. */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll("’", "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
