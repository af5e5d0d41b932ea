import { execFile, spawnSync } from "node:child_process";

export type Outcome = { code: number; stdout: string; stderr: string };

/** Runs a program in `folder` with nothing of this process's environment but PATH and HOME, and `environment`. */
export function runProgram(
  [command = "", ...args]: readonly string[],
  folder: string,
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd: folder, env: { NODE_ENV: "test", PATH, HOME, ...environment }, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) || 1 : 0, stdout, stderr }),
    );
  });
}

const works = (command: string, args: string[]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** Whether a runtime is there. In CI each one is a must: its absence fails the tests. */
export const hasRuntime = (command: string, args: string[]) =>
  Boolean(process.env.CI) || works(command, args);

/** A Python that has PyJWT where there is one; the first on the path otherwise. */
export const python =
  ["python3", "/usr/bin/python3"].find((it) => works(it, ["-c", "import jwt, cryptography"])) ?? "python3";
