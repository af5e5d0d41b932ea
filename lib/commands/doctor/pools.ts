import { clockSkew } from "@/lib/aws/cognito/doctor/clock-skew";
import { type Action, actions, probeAction } from "@/lib/aws/cognito/doctor/iam-actions";
import { callerIdentity, type Identity } from "@/lib/aws/cognito/doctor/identity";
import { describePool, targets } from "@/lib/aws/cognito/pools";
import { knockAt } from "@/lib/aws/cognito/token-endpoint";
import { config } from "@/lib/config";
import type { Problem } from "@/lib/domain/problem";
import { type Finding, fine, noted, wrong } from "./finding";

type Environment = ReturnType<typeof targets>[number];

/** AWS refuses a signature made 5 minutes off (IAM guide, signing); next-auth takes an ID token 10 s off. */
const MOST_SKEW_MS = { aws: 300_000, signIn: 10_000 };

/** Checks the clock, the credentials and their identity, and each pool with its IAM actions and its token endpoint. */
export async function examinePools(): Promise<Finding[]> {
  const environments = targets();
  // Comes first: the SDK learns a wrong clock from the first answer, and a wrong clock explains refused signatures.
  const clock = await examineClock(environments);
  const identities = new Map(
    await Promise.all(
      [...new Set(environments.map(({ roleArn }) => roleArn))].map(async (roleArn) => {
        const region = environments.find((it) => it.roleArn === roleArn)?.region ?? "";
        return [roleArn, await examineIdentity(region, roleArn)] as const;
      }),
    ),
  );
  const pools = await Promise.all(
    environments.map((each) => examinePool(each, identities.get(each.roleArn)?.identity ?? null)),
  );
  return [...clock, ...[...identities.values()].map(({ finding }) => finding), ...pools.flat()];
}

async function examineClock(environments: Environment[]): Promise<Finding[]> {
  const onePerRegion = environments.filter(
    ({ region }, index) => environments.findIndex((it) => it.region === region) === index,
  );
  return Promise.all(
    onePerRegion.map(async (target) => {
      const skew = await clockSkew(target);
      const check = `clock, ${target.region}`;
      if (skew === null)
        return noted(check, "Cognito gave no answer to compare with.", "See the lines below.");
      const seconds = Math.round(Math.abs(skew) / 1000);
      if (Math.abs(skew) <= MOST_SKEW_MS.signIn)
        return fine(check, `It is within ${seconds} s of Cognito's.`);
      const harm =
        Math.abs(skew) >= MOST_SKEW_MS.aws
          ? "AWS refuses calls that are signed 5 minutes off or more"
          : "sign-in allows for 10 s";
      return wrong(
        check,
        `This machine's clock is ${seconds} s ${skew > 0 ? "ahead of" : "behind"} Cognito's; ${harm}.`,
        "Set the clock by NTP, on this machine or the one it is a guest of.",
      );
    }),
  );
}

async function examineIdentity(
  region: string,
  roleArn: string | null,
): Promise<{ identity: Identity | null; finding: Finding }> {
  const check = roleArn === null ? "credentials" : `credentials, ${roleArn}`;
  if (!config().hasSts)
    return { identity: null, finding: fine(check, "A local Cognito takes any: AWS was not asked.") };
  const answer = await callerIdentity(region, roleArn);
  if (answer.ok) return { identity: answer.value, finding: fine(check, `They are ${answer.value.arn}.`) };
  const advice =
    roleArn === null
      ? "Give the console's process credentials in a way the AWS SDK knows: a role of its container or machine, AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
      : `Allow the console's credentials sts:AssumeRole on ${roleArn}, and let that role trust them.`;
  return { identity: null, finding: refused(check, answer.problem, advice) };
}

async function examinePool(target: Environment, identity: Identity | null): Promise<Finding[]> {
  const { environment, id, region } = target;
  const description = await describePool(target);
  const isDenied = !description.ok && description.problem.code === "aws-denied";
  if (!description.ok && !isDenied) return [brokenPool(target, description.problem)];
  const named = description.ok
    ? fine(environment, `The pool ${id} is there and is called ${description.value.name}.`)
    : noted(environment, `The pool ${id} may not be described, so its domain was not checked.`, "See below.");
  const arn = identity
    ? `arn:${identity.arn.split(":")[1]}:cognito-idp:${region}:${identity.account}:userpool/${id}`
    : `the user pool ${id}`;
  const probed = await Promise.all(actions.map((action) => examineAction(action, target, arn)));
  const endpoint = description.ok ? [await examineEndpoint(environment, description.value.tokenUrl)] : [];
  return [named, ...probed, ...endpoint];
}

function brokenPool({ environment, id, region }: Environment, problem: Problem): Finding {
  if (problem.code === "not-found")
    return wrong(
      environment,
      `There is no pool ${id} in ${region} in the account of these credentials.`,
      "Set COGNITO_POOLS to the pool's id; for a pool of another account add @ROLE_ARN.",
    );
  const advice =
    problem.code === "aws-credentials"
      ? "Renew the credentials of the console's process; see the line on credentials."
      : `Check the way to cognito-idp in ${region}: network, proxy, and AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER.`;
  return refused(environment, problem, `${advice} Its actions were not checked.`);
}

async function examineAction(action: Action, target: Environment, arn: string): Promise<Finding> {
  const check = `${target.environment}, cognito-idp:${action.name}`;
  const verdict = await probeAction(action, target);
  if (!verdict.ok) return refused(check, verdict.problem, "Run the doctor again in a minute.");
  if (verdict.value === "allowed") return fine(check, "Allowed.");
  if (verdict.value === "accepted")
    return wrong(
      check,
      "Cognito took a probe that it should have refused, so something may have been made.",
      `Look in ${target.id} for what is called clientele-doctor, delete it, and report this.`,
    );
  const advice = `Allow cognito-idp:${action.name} on ${arn}.`;
  const harm = `Not allowed, so nobody can ${action.purpose}`;
  return action.need === "always"
    ? wrong(check, `${harm}.`, advice)
    : noted(check, `${harm} here.`, `Nothing, if so meant. Or: ${advice}`);
}

async function examineEndpoint(environment: string, tokenUrl: string | null): Promise<Finding> {
  const check = `${environment}, token endpoint`;
  if (tokenUrl === null)
    return wrong(check, "The pool has no domain, so no client gets a token.", "Give the pool a domain.");
  const answer = await knockAt(tokenUrl);
  if (answer.is === "refused") return fine(check, `${tokenUrl} answers.`);
  const what = answer.is === "none" ? `gives no answer (${answer.reason})` : `answers with ${answer.status}`;
  return wrong(
    check,
    `${tokenUrl} ${what}, where a token endpoint would refuse in OAuth's words.`,
    "Check COGNITO_DOMAIN_URL, the DNS of the pool's domain, and the way there. A new domain takes some minutes.",
  );
}

const refused = (check: string, { message }: Problem, advice: string) =>
  wrong(check, message.replace(/ Nothing was changed\..*$/, ""), advice);
