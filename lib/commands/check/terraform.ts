import { execFileSync } from "node:child_process";
import { z } from "zod";
import { childEnvironment } from "@/lib/config";

const answer = z.object({ terraform_version: z.string() });

/** The version of Terraform on the PATH. Null when there is none, or one before 1.11, which infra/ does not support. */
export function terraformVersion(): string | null {
  try {
    const printed = execFileSync("terraform", ["version", "-json"], {
      encoding: "utf8",
      // Without this, Terraform asks HashiCorp for newer versions.
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
