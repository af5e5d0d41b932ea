import { type Exported, inOrder } from "@/lib/domain/client/definition";
import { cliExport } from "@/lib/domain/export/cli";
import { cloudFormationExport } from "@/lib/domain/export/cloudformation";
import { terraformExport } from "@/lib/domain/export/terraform";

/** The forms of an export, the usual one first. */
export const exportForms = [
  {
    id: "terraform",
    title: "Terraform",
    fileName: "clientele.tf",
    language: "hcl",
    hint: "Resources with import blocks. Applying imports existing resources without changing them.",
  },
  {
    id: "terraform-imports",
    title: "Terraform, import blocks only",
    fileName: "imports.tf",
    language: "hcl",
    hint: "For terraform plan -generate-config-out=generated.tf, which writes the resources.",
  },
  {
    id: "cloudformation",
    title: "CloudFormation",
    fileName: "clientele.template.json",
    language: "json",
    hint: "A template to create a stack or import existing resources into one. Deleting the stack keeps the resources.",
  },
  {
    id: "cli",
    title: "AWS CLI",
    fileName: "clientele.sh",
    language: "shell",
    hint: "Creates the same in another pool, with new IDs and secrets.",
  },
  {
    id: "json",
    title: "JSON",
    fileName: "clientele.json",
    language: "json",
    hint: "The settings as Cognito returns them, sorted, for comparing or processing.",
  },
] as const;

/** CloudFormation’s own limit of resources in one template (its quotas page). */
export const MOST_IN_TEMPLATE = 500;

export type ExportForm = (typeof exportForms)[number]["id"];

/** One export as the text of a file. No secret is in any of them. */
export function exportFile(
  exported: Exported,
  form: ExportForm,
  options: { hasPoolVariable: boolean },
): string {
  if (form === "terraform") return terraformExport(exported, { form: "resources", ...options });
  if (form === "terraform-imports") return terraformExport(exported, { form: "imports", ...options });
  if (form === "cloudformation") return cloudFormationExport(exported);
  if (form === "cli") return cliExport(exported);
  return `${JSON.stringify(inOrder(exported), null, 2)}\n`;
}
