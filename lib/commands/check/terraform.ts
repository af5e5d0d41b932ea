import { execFileSync } from "node:child_process";
import { z } from "zod";
import { childEnvironment } from "@/lib/config";

const answer = z.object({ terraform_version: z.string() });

/** The version of the Terraform on the path; null where there is none that infra/ takes, which is 1.11 or later. */
export function terraformVersion(): string | null {
  try {
    const printed = execFileSync("terraform", ["version", "-json"], {
      encoding: "utf8",
      // Else it asks its maker for newer versions.
      env: childEnvironment({ CHECKPOINT_DISABLE: "1" }),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { terraform_version: version } = answer.parse(JSON.parse(printed));
    const [major = 0, minor = 0] = version.split(".").map(Number);
    return major > 1 || (major === 1 && minor >= 11) ? version : null;
  } catch {
    return null;
  }
}
