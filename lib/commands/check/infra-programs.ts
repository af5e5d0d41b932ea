import { execFileSync } from "node:child_process";
import { terraformVersion } from "./terraform";

/** A program that the tests in `folder` of tests/infra run. They are skipped where it is missing. */
type InfraProgram = { folder: string; name: string; isHere(): boolean; notTried: string };

export const infraPrograms: readonly InfraProgram[] = [
  {
    folder: "with-terraform",
    name: "Terraform 1.11 or later",
    isHere: () => terraformVersion() !== null,
    notTried: "fmt, validate, test, plan and apply, of infra/ and of exports",
  },
  {
    folder: "with-aws-cli",
    name: "the AWS CLI as a package of Python",
    isHere: () => hasProgram("aws") && awsCliPython() !== null,
    notTried:
      "whether the AWS CLI makes equal clients of an exported script, and works against the local Cognito",
  },
  {
    folder: "with-aws-cli-secrets",
    name: "an AWS CLI of February 2026 or later",
    isHere: () => answers("aws", "cognito-idp", "add-user-pool-client-secret", "--generate-cli-skeleton"),
    notTried: "whether the AWS CLI adds, lists and deletes secrets in the local Cognito",
  },
  {
    folder: "with-cfn-lint",
    name: "cfn-lint",
    isHere: () => hasProgram("cfn-lint"),
    notTried: "whether it passes exported CloudFormation and the templates on the Code page",
  },
  {
    folder: "with-go",
    name: "Go",
    isHere: () => answers("go", "version"),
    notTried: "what the Helm chart renders",
  },
  {
    folder: "with-helm",
    name: "Helm",
    isHere: () => answers("helm", "version"),
    notTried: "whether Helm lints the chart, and renders the same",
  },
];

/** The Python that can import the AWS CLI, or null: its own or the system's. */
export const awsCliPython = (): string | null =>
  ["python3", "/usr/bin/python3"].find((python) => answers(python, "-c", "import awscli.clidriver")) ?? null;

const hasProgram = (program: string) => answers(program, "--version");

function answers(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
