import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@/lib/commands/project-root";
import type { StandIn } from "@/tests/infra/stand-in/stand-in";

export type Ran = { status: number; output: string };

/** A folder with a module in it, in which Terraform runs with the stand-in. Call `remove` at the end. */
export type Workspace = { folder: string; run(...args: string[]): Promise<Ran>; remove(): void };

export const infraFolder = join(projectRoot, "infra");

/** A workspace with a copy of `source` (or empty), initialised. */
export async function newWorkspace(
  standIn: StandIn,
  source: string | null = infraFolder,
): Promise<Workspace> {
  const home = mkdtempSync(join(tmpdir(), "infra-"));
  const folder = join(home, "module");
  mkdirSync(folder);
  if (source)
    cpSync(source, folder, { recursive: true, filter: (path) => !/\.terraform|\.tfstate/.test(path) });
  writeFileSync(join(home, "terraformrc"), "");
  const env = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    HOME: home,
    TF_CLI_CONFIG_FILE: join(home, "terraformrc"),
    TF_REATTACH_PROVIDERS: standIn.reattach,
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const run = (...args: string[]) =>
    new Promise<Ran>((done) =>
      execFile("terraform", args, { cwd: folder, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
        done({
          status: typeof error?.code === "number" ? error.code : error ? 1 : 0,
          output: stdout + stderr,
        }),
      ),
    );
  return { folder, run, remove: () => rmSync(home, { recursive: true }) };
}

/** Initialises a workspace; its output where that failed. */
export const init = (workspace: Workspace) =>
  workspace.run("init", "-backend=false", "-input=false", "-no-color");
