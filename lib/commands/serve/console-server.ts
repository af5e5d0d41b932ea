import { type Child, startChild } from "@/lib/commands/child";
import { CommandError } from "@/lib/commands/command-error";

/** A running console that answers. `ended` resolves with its exit status when it ends by itself. */
export type ConsoleServer = Child;

/**
 * Starts the console on the loopback address and waits until its sign-in page answers.
 * `start` serves the build, `dev` compiles as it goes; `settings` are laid over the environment. `folder` is the checkout
 * to serve. Default: this one.
 */
export async function startConsole(options: {
  mode: "start" | "dev";
  port: number;
  settings: Record<string, string>;
  print: (line: string) => void;
  stop: AbortSignal;
  folder?: string;
}): Promise<ConsoleServer> {
  const child = startChild({
    script: "next/dist/bin/next",
    args: [options.mode, "--hostname", "127.0.0.1", "--port", String(options.port)],
    environment: {
      NODE_ENV: options.mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      // No load balancer has to notice that this one ends.
      DRAIN_SECONDS: "0",
      ...options.settings,
    },
    folder: options.folder,
    print: (line) => {
      if (!isBanner(line)) options.print(line);
    },
  });
  const up = options.mode === "dev" ? answers : greets;
  const isUp = await Promise.race([up(options.port, options.stop), child.ended.then(() => false)]);
  if (isUp || options.stop.aborted) return child;
  await child.stop();
  throw new CommandError("The console didn’t start. See the lines above for the reason.");
}

// Next's greeting names 127.0.0.1, but the console works only under its configured address.
function isBanner(line: string): boolean {
  return (
    line.trim() === "" ||
    /^\s*(\{.*"msg":")?(▲ Next\.js|- (Local|Network|Environments):|✓ (Starting|Ready in|Running next\.config))/.test(
      line,
    )
  );
}

// While its sources are broken `next dev` answers 500, and goes on once they are fixed.
async function answers(port: number, stop: AbortSignal): Promise<boolean> {
  return (await firstStatus(port, stop)) !== null;
}

async function greets(port: number, stop: AbortSignal): Promise<boolean> {
  return (await firstStatus(port, stop)) === 200;
}

async function firstStatus(port: number, stop: AbortSignal): Promise<number | null> {
  while (!stop.aborted) {
    const response = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" }).catch(
      () => null,
    );
    await response?.text();
    if (response) return response.status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}
