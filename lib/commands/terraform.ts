import { execFileSync } from "node:child_process";
import { z } from "zod";
import { childEnvironment } from "@/lib/config";

const answer = z.object({ terraform_version: z.string() });

/** The version of the Terraform on the path, or null where there is none. */
export function terraformVersion(): string | null {
  try {
    const printed = execFileSync("terraform", ["version", "-json"], {
      encoding: "utf8",
      // Else it asks its maker for newer versions.
      env: childEnvironment({ CHECKPOINT_DISABLE: "1" }),
      stdio: ["ignore", "pipe", "ignore"],
    });
    return answer.parse(JSON.parse(printed)).terraform_version;
  } catch {
    return null;
  }
}
