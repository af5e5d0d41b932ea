import { groupOf, roleGroups } from "@/lib/domain/access/roles";

type Props = {
  /** The groups of the person who reads this. */
  groups: readonly string[];
  /** The claim of the ID token that names them. */
  claim: string;
};

/** The groups that have a role, and those that a person without a role is in. */
export function OwnGroups({ groups, claim }: Props) {
  return (
    <>
      <section aria-labelledby="role-groups" className="flex flex-col gap-1">
        <h2 id="role-groups" className="font-medium text-ink">
          Groups with a role
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {roleGroups.map(({ group, can }) => (
            <div key={group} className="contents">
              <dt className="font-mono text-code text-ink">{group}</dt>
              <dd>{can}</dd>
            </div>
          ))}
        </dl>
        <p>
          For one environment only, add its name:{" "}
          <span className="font-mono text-code">{groupOf("viewer", "dev")}</span>.
        </p>
      </section>
      <section aria-labelledby="own-groups" className="flex flex-col gap-1">
        <h2 id="own-groups" className="font-medium text-ink">
          Your groups
        </h2>
        {groups.length === 0 ? (
          <p>
            None. The claim <span className="font-mono text-code wrap-anywhere">{claim}</span> of your ID
            token names no group.
          </p>
        ) : (
          <ul className="flex max-h-40 flex-wrap gap-1 overflow-y-auto">
            {groups.map((group) => (
              <li key={group} className="chip wrap-anywhere" data-mono="">
                {group}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
