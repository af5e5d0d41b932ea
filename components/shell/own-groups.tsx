import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { hintAt, readingInWords } from "@/lib/domain/access/groups-in-words";
import { groupOf, roleGroups } from "@/lib/domain/access/roles";

type Props = {
  /** The groups of the person who reads this. */
  groups: readonly string[];
  /** The claim that names them, and what became of it. */
  claim: string;
  reading: GroupsReading;
};

/** More than anybody reads; each is cut to a line or two. */
const MOST_SHOWN = 50;
const MOST_CHARACTERS = 100;

/** The groups that have a role, and those that a person without a role is in. */
export function OwnGroups({ groups, claim, reading }: Props) {
  const unread = readingInWords(claim, reading);
  const hint = hintAt(groups);
  const different = [...new Set(groups)];
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
        {unread === null && different.length > 0 ? (
          <>
            <p>
              In the claim <span className="font-mono text-code wrap-anywhere">{claim}</span>:
            </p>
            <ul className="flex max-h-40 flex-wrap gap-1 overflow-y-auto">
              {different.slice(0, MOST_SHOWN).map((group) => (
                <li key={group} className="chip wrap-anywhere" data-mono="">
                  {group.length > MOST_CHARACTERS ? `${group.slice(0, MOST_CHARACTERS)}…` : group}
                </li>
              ))}
            </ul>
            {different.length > MOST_SHOWN ? <p>And {different.length - MOST_SHOWN} more.</p> : null}
          </>
        ) : (
          <p className="wrap-anywhere">{unread ?? `None. The claim ${claim} names no group.`}</p>
        )}
        {hint === null ? null : <p>{hint}</p>}
      </section>
    </>
  );
}
