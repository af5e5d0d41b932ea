/** An IAM policy, as far as ours go: allowing statements, with StringEquals for conditions. */
export type Policy = { Statement: Statement[] };

type Statement = {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: { StringEquals: Record<string, string> };
};

/** Whether a policy allows an action on a resource, given what IAM knows of the request (`aws:ResourceTag/…` and so on). */
export function allows(
  { Statement }: Policy,
  request: { action: string; resource: string; context?: Record<string, string> },
): boolean {
  if (Statement.some((it) => it.Effect !== "Allow")) throw new Error("A denial is beyond this simulation.");
  return Statement.some(
    ({ Action, Resource, Condition }) =>
      [Action].flat().some((it) => matches(it, request.action)) &&
      [Resource].flat().some((it) => matches(it, request.resource)) &&
      Object.entries(Condition?.StringEquals ?? {}).every(([key, value]) => request.context?.[key] === value),
  );
}

const matches = (pattern: string, value: string) =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  ).test(value);
