import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { CommandError } from "@/lib/commands/command-error";
import { childEnvironment } from "@/lib/config";

/**
 * Runs a command on this terminal with `settings` in its environment and returns its exit status, or 128 plus the
 * signal's number when a signal ended it, as shells do. When `stop` aborts, the command is asked to end too.
 */
export async function lendTo(
  [command = "", ...args]: string[],
  settings: Record<string, string>,
  stop: AbortSignal,
): Promise<number> {
  const child = spawn(command, args, { env: environmentOf(settings), stdio: "inherit" });
  const kill = () => child.kill("SIGKILL");
  const ask = () => {
    child.kill("SIGTERM");
    setTimeout(kill, 1_200).unref();
  };
  process.once("exit", kill);
  stop.addEventListener("abort", ask, { once: true });
  try {
    await once(child, "spawn");
    if (stop.aborted) ask();
    const [status, signal] = await once(child, "close");
    if (typeof status === "number") return status;
    return 128 + (Object.entries(constants.signals).find(([name]) => name === signal)?.[1] ?? 0);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new CommandError(
      `The command ${command} couldn’t be started (${reason}). Check its name and path.`,
    );
  } finally {
    process.off("exit", kill);
  }
}

// Version 1 of the AWS CLI reads the Region under its older name. The user's own profile or session would take
// precedence over the lent keys, and empty values for them are an error.
function environmentOf(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { AWS_PROFILE, AWS_SESSION_TOKEN, ...environment } = childEnvironment(settings);
  return { ...environment, AWS_DEFAULT_REGION: settings.AWS_REGION };
}
