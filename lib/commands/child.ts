import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childEnvironment } from "@/lib/config";
import { projectRoot } from "./project-root";

/** A Node program, run as a child process in the project's folder. `ended` gives its exit status, 1 for a signal. */
export type Child = { pid: number | undefined; ended: Promise<number>; stop(): Promise<void> };

// The child's standard input is a pipe that nobody writes to. It closes when this process ends, even by SIGKILL, so
// that no child outlives its parent and holds the port. Forks of the child inherit these lines but have another
// standard input, so the lines check the parent first.
const endWithParent = `data:text/javascript,${encodeURIComponent(
  `if (process.ppid === ${process.pid}) process.stdin.on('close', () => process.exit(1)).resume().unref();`,
)}`;

/**
 * Starts `script` (a path below node_modules) with `args`. `environment` is added to this process's own. Every line
 * that the child prints goes to `print`. `node` is the Node to use, and `folder` the checkout; default: this one's.
 */
export function startChild(options: {
  script: string;
  args: string[];
  environment: Record<string, string>;
  print: (line: string) => void;
  node?: string | undefined;
  folder?: string | undefined;
}): Child {
  const child = spawn(
    options.node ?? process.execPath,
    ["--import", endWithParent, `node_modules/${options.script}`, ...options.args],
    {
      cwd: options.folder ?? projectRoot,
      env: childEnvironment(options.environment),
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  for (const input of [child.stdout, child.stderr])
    createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on("line", options.print);
  const ended = statusOf(child);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  return {
    pid: child.pid,
    ended,
    async stop() {
      child.kill("SIGTERM");
      const overdue = setTimeout(kill, 1_200);
      await ended;
      clearTimeout(overdue);
      process.off("exit", kill);
    },
  };
}

async function statusOf(child: ChildProcess): Promise<number> {
  // "close" rather than "exit": by then the last lines have been read.
  const [status] = await once(child, "close");
  return typeof status === "number" ? status : 1;
}
