import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Anchor } from "@/lib/domain/audit/row";

/**
 * Another instance of the console on the same store: a process that carries out `acts` audited acts at the same time,
 * then waits where `stays`. `lines` is all it has printed.
 */
export function writer(
  acts: number,
  options: { stays?: boolean; environment?: Record<string, string> } = {},
) {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const script = fileURLToPath(new URL("./write-acts.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, String(acts), options.stays ? "stay" : "go"],
    { cwd: root, env: { ...process.env, ...options.environment }, stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines: string[] = [];
  const wrote = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const anchors = () => lines.flatMap(anchorIn);
  return {
    pid: child.pid ?? 0,
    lines,
    anchors,
    /** Resolves once this many rows were acknowledged. */
    acknowledged: async (rows: number) => {
      while (anchors().length < rows) await once(wrote, "line");
    },
    kill: async (signal: "SIGKILL" | "SIGTERM") => {
      child.kill(signal);
      await once(child, "close");
    },
    ended: once(child, "close").then(([status]) => ({ status, lines, anchors: anchors() })),
  };
}

function anchorIn(line: string): Anchor[] {
  const { anchor } = JSON.parse(line);
  return anchor ? [anchor] : [];
}
