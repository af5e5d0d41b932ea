import "server-only";
import { clockSkew } from "@/lib/aws/cognito/doctor/clock-skew";
import { type Action, actions, probeAction } from "@/lib/aws/cognito/doctor/iam-actions";
import { callerIdentity, type Identity } from "@/lib/aws/cognito/doctor/identity";
import { describePool, targets } from "@/lib/aws/cognito/pools";
import { knockAt } from "@/lib/aws/cognito/token-endpoint";
import { config } from "@/lib/config";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { isOpenToM2m, type Registration, registrationWarning } from "@/lib/domain/pool/registration";
import type { Problem } from "@/lib/domain/problem";

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
        return noted(
          check,
          "Cognito didn’t answer, so the clock couldn’t be compared.",
          "See the lines below.",
        );
      const seconds = Math.round(Math.abs(skew) / 1000);
      if (Math.abs(skew) <= MOST_SKEW_MS.signIn) return fine(check, `It’s within ${seconds} s of Cognito’s.`);
      const harm =
        Math.abs(skew) >= MOST_SKEW_MS.aws
          ? "AWS refuses calls signed with a clock that is off by 5 minutes or more"
          : "sign-in tolerates 10 s";
      return wrong(
        check,
        `This machine’s clock is ${seconds} s ${skew > 0 ? "ahead of" : "behind"} Cognito’s; ${harm}.`,
        "Synchronize the clock with NTP, on this machine or on its host.",
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
    return {
      identity: null,
      finding: fine(check, "A local Cognito accepts any credentials, so AWS wasn’t checked."),
    };
  const answer = await callerIdentity(region, roleArn);
  if (answer.ok) return { identity: answer.value, finding: fine(check, `They are ${answer.value.arn}.`) };
  const advice =
    roleArn === null
      ? "Provide credentials in a way the AWS SDK supports: a role of the container or machine, AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
      : `Allow sts:AssumeRole on ${roleArn} for the console’s credentials, and add them to the role’s trust policy.`;
  return { identity: null, finding: refused(check, answer.problem, advice) };
}

async function examinePool(target: Environment, identity: Identity | null): Promise<Finding[]> {
  const { environment, id, region } = target;
  const description = await describePool(target, 0);
  const isDenied = !description.ok && description.problem.code === "aws-denied";
  if (!description.ok && !isDenied) return [brokenPool(target, description.problem)];
  const named = description.ok
    ? fine(environment, `The pool ${id} exists. Its name is ${description.value.name}.`)
    : noted(environment, `The pool ${id} can’t be described, so its domain wasn’t checked.`, "See below.");
  const arn = identity
    ? `arn:${identity.arn.split(":")[1]}:cognito-idp:${region}:${identity.account}:userpool/${id}`
    : `the user pool ${id}`;
  const probed = await Promise.all(actions.map((action) => examineAction(action, target, arn)));
  if (!description.ok) return [named, ...probed];
  const { registration, tokenUrl } = description.value;
  const endpoint = await examineEndpoint(environment, tokenUrl);
  return [named, ...probed, endpoint, examineRegistration(environment, registration)];
}

function brokenPool({ environment, id, region }: Environment, problem: Problem): Finding {
  if (problem.code === "not-found")
    return wrong(
      environment,
      `The account of these credentials has no pool ${id} in ${region}.`,
      "Set COGNITO_POOLS to the pool’s ID. For a pool in another account, add @ROLE_ARN.",
    );
  if (problem.code === "private-link")
    return refused(
      environment,
      problem,
      "Let the console reach the public endpoint of cognito-idp, such as by a NAT gateway, or remove the pool’s domain and use GetClientToken.",
    );
  const advice =
    problem.code === "aws-credentials"
      ? "Renew the console’s credentials; see the line about credentials."
      : `Check the connection to cognito-idp in ${region}: network, proxy and AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER.`;
  return refused(environment, problem, `${advice} The pool’s actions weren’t checked.`);
}

async function examineAction(action: Action, target: Environment, arn: string): Promise<Finding> {
  const check = `${target.environment}, cognito-idp:${action.name}`;
  const verdict = await probeAction(action, target);
  if (!verdict.ok) return refused(check, verdict.problem, "Run the doctor again in a minute.");
  if (verdict.value === "allowed") return fine(check, "Allowed.");
  if (verdict.value === "accepted")
    return wrong(
      check,
      "Cognito accepted a probe that it should have refused, so something may have been created.",
      `Delete anything named clientele-doctor in ${target.id}, and report this.`,
    );
  if (verdict.value === "unsupported")
    return wrong(
      check,
      `This back end of Cognito doesn’t have this operation, so the console can’t ${action.purpose}.`,
      "Check AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: AWS has all of these operations, and so has npm run local-cognito.",
    );
  const advice = `Allow cognito-idp:${action.name} on ${action.isOfAccount ? "*" : arn}.`;
  const harm = `Not allowed, so the console can’t ${action.purpose}`;
  return action.need === "always"
    ? wrong(check, `${harm}.`, advice)
    : noted(check, `${harm} here.`, `Nothing, if this is intended. Otherwise: ${advice}`);
}

function examineRegistration(environment: string, registration: Registration | null): Finding {
  const check = `${environment}, dynamic client registration`;
  const warning = registrationWarning(registration);
  if (warning === null) return fine(check, registration === null ? "Off." : "On, for programs with a token.");
  const advice =
    "Require a token for registration (OpenDcrEnabled: false), or remove flows from OpenDcrGrantTypes.";
  return isOpenToM2m(registration)
    ? wrong(check, warning, advice)
    : noted(check, warning, `Nothing, if this is intended. Otherwise: ${advice}`);
}

async function examineEndpoint(environment: string, tokenUrl: string | null): Promise<Finding> {
  const check = `${environment}, token endpoint`;
  if (tokenUrl === null)
    return noted(
      check,
      "The pool has no domain, so it has no token endpoint. Clients with the flow ALLOW_CLIENT_TOKEN_AUTH get tokens by the API call GetClientToken.",
      "Nothing, if this is intended. Otherwise add a domain to the pool.",
    );
  const answer = await knockAt(tokenUrl);
  if (answer.is === "refused") return fine(check, `${tokenUrl} responds.`);
  const what = answer.is === "none" ? `doesn’t respond (${answer.reason})` : `returns ${answer.status}`;
  return wrong(
    check,
    `${tokenUrl} ${what} instead of an OAuth error, so it isn’t a working token endpoint.`,
    "Check COGNITO_DOMAIN_URL, the DNS of the pool’s domain, and the network. A new domain takes a few minutes.",
  );
}

const refused = (check: string, { message }: Problem, advice: string) =>
  wrong(check, message.replace(/ Nothing was changed\..*$/, ""), advice);
