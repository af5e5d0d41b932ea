import { useId } from "react";
import { type GroupCount, peopleInWords } from "@/lib/domain/access/setup";

/** Groups, with how many people in each have signed in lately. */
export function GroupCounts({ title, counts }: { title: string; counts: readonly GroupCount[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <ul>
        {counts.map(({ group, people }) => (
          <li
            key={group}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-1.5 last:border-0"
          >
            <span className="font-mono text-code wrap-anywhere">{group}</span>{" "}
            <span className={people === 0 ? "text-ink-muted" : "tabular-nums"}>
              {people === 0 ? "Nobody" : peopleInWords(people)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
