import { type Exported, inOrder } from "@/lib/domain/client/definition";
import { cdkExport } from "@/lib/domain/export/cdk";
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
    use: "import",
    hint: "Resources with import blocks. Applying imports existing resources. It writes out default token units where a client has only some, which changes no lifetime.",
  },
  {
    id: "terraform-imports",
    title: "Terraform, import blocks only",
    fileName: "imports.tf",
    language: "hcl",
    use: "import",
    hint: "For terraform plan -generate-config-out=generated.tf, which writes the resources.",
  },
  {
    id: "cloudformation",
    title: "CloudFormation",
    fileName: "clientele.template.json",
    language: "json",
    use: "template",
    hint: "A template to create a stack or import existing resources into one. Deleting the stack keeps the resources.",
  },
  {
    id: "cdk",
    title: "CDK",
    fileName: "clientele-stack.ts",
    language: "javascript",
    use: "template",
    hint: "A stack of AWS CDK 2 in TypeScript, to deploy or for cdk import. Deleting the stack keeps the resources.",
  },
  {
    id: "cli",
    title: "AWS CLI",
    fileName: "clientele.sh",
    language: "shell",
    use: "create",
    hint: "Creates the same in another pool, with new IDs and secrets.",
  },
  {
    id: "json",
    title: "JSON",
    fileName: "clientele.json",
    language: "json",
    use: "describe",
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
  if (form === "cdk") return cdkExport(exported);
  if (form === "cli") return cliExport(exported);
  return `${JSON.stringify(inOrder(exported), null, 2)}\n`;
}
