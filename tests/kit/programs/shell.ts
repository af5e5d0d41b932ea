import { execFile, spawnSync } from "node:child_process";

const isInstalled = (shell: string) => spawnSync(shell, ["-c", ":"]).status === 0;

/** The shells to try: in CI all three are a must; a machine without zsh tries the other two. */
export const shells = ["sh", "bash", "zsh"].filter((it) => it !== "zsh" || process.env.CI || isInstalled(it));

const withoutStartFiles: Record<string, string[]> = { sh: [], bash: ["--norc"], zsh: ["-f"] };

type Options = { folder: string; input?: string; environment?: Record<string, string> };

/** Runs a shell in `folder` with nothing of this process's environment but PATH, to which `environment` is added. */
export function runShell(shell: string, args: string[], { folder, input = "", environment = {} }: Options) {
  const { PATH = "" } = process.env;
  return new Promise<{ stdout: string; stderr: string }>((resolve, reject) => {
    const child = execFile(
      shell,
      [...(withoutStartFiles[shell] ?? []), ...args],
      { cwd: folder, env: { NODE_ENV: "test", HOME: folder, PATH, ...environment } },
      (error, stdout, stderr) => {
        if (error && "code" in error && typeof error.code === "string") reject(error);
        else resolve({ stdout, stderr });
      },
    );
    // A shell that needs no input may be gone before it is written.
    child.stdin?.on("error", () => {}).end(input);
  });
}
