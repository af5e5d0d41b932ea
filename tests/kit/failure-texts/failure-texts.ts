import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/lib/commands/project-root";

/** A text that somebody pastes, and how it has to be read. An empty member stands for nothing to read. */
export type FailureText = {
  readonly kind: string;
  readonly from: string;
  readonly status: number | null;
  readonly host: string;
  readonly error: string;
  readonly cause: string;
  readonly text: string;
};

/** The texts of a file: a heading line (`@ kind from status host error cause`) and the text below it. */
export const failureTexts = (file: string): FailureText[] =>
  readFileSync(join(projectRoot, "tests/kit/failure-texts", file), "utf8")
    .split(/^@ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      const [kind = "", from = "", status = "", host = "", error = "", cause = ""] = part
        .slice(0, end)
        .split(" ")
        .map((word) => (word === "-" ? "" : word));
      return {
        kind,
        from,
        status: status ? Number(status) : null,
        host,
        error,
        cause,
        text: part.slice(end + 1),
      };
    });
