import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";

/** A gateway of AWS that checks a token before an API sees it. */
type Gateway = Pick<CodeSnippet, "id" | "title" | "hint"> & {
  readonly source: string;
  readonly cloudFormation: (facts: SnippetFacts) => string;
  readonly terraform: (facts: SnippetFacts) => string;
};

/** A gateway as CloudFormation and as Terraform, each in a folder of its own. */
export function awsGateway(
  facts: SnippetFacts,
  { cloudFormation, terraform, hint, ...rest }: Gateway,
): CodeSnippet {
  const hcl = { name: `${rest.id}/main.tf`, language: "hcl", text: terraform(facts) } as const;
  // CloudFormation resolves these in any string, and knows no escape (its page on dynamic references).
  if (demandedScope(facts).includes("{{resolve:"))
    return { ...rest, hint: `${hint} ${unwritable}`, proof: "parsed", files: [hcl] };
  const yaml = { name: `${rest.id}/template.yaml`, language: "yaml", text: cloudFormation(facts) } as const;
  return { ...rest, hint, proof: "parsed", files: [yaml, hcl] };
}

const unwritable =
  "There is no CloudFormation form, because CloudFormation would read the scope as a dynamic reference.";

/** The beginning of a CloudFormation template: what it must be given, down to `Resources`. */
export const stackHead = (parameters: readonly string[]): string => `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
${parameters.map((name) => `  ${name}: { Type: String }`).join("\n")}
Resources:`;

/** The beginning of a Terraform module: what it must be given. */
export const moduleHead = (variables: readonly string[]): string =>
  variables.map((name) => `variable "${name}" {\n  type = string\n}\n`).join("\n");
