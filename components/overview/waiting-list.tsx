import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { type LostAct, lostActInWords } from "@/lib/domain/audit/lost-act";
import { findingQuery } from "@/lib/domain/finding/search";
import { type InPool, routes } from "@/lib/domain/routes";

type Props = {
  /** Findings and unfinished rotations of the clients of a team of the person. */
  work: readonly {
    readonly pool: InPool;
    readonly team: string;
    readonly findings: number;
    readonly rotations: number;
  }[];
  /** Acts whose answer the person never got. */
  lost: readonly { readonly pool: InPool; readonly act: LostAct }[];
};

/** What waits for the person, each with the page where it is done. Renders nothing if nothing does. */
export function WaitingList({ work, lost }: Props) {
  const items = [
    ...lost.map(({ pool, act }) => ({
      pool,
      words: lostActInWords(act).title,
      href: routes.clients(pool),
    })),
    ...work.flatMap(({ pool, team, findings, rotations }) => [
      ...(rotations > 0
        ? [
            {
              pool,
              words: `${counted(rotations, "rotation")} of ${team} to finish`,
              href: routes.clientsFound(pool, new URLSearchParams({ owner: team, secrets: "2" })),
            },
          ]
        : []),
      ...(findings > 0
        ? [
            {
              pool,
              words: `${counted(findings, "open finding")} of ${team}`,
              href: routes.findingsFound(
                findingQuery({ environment: pool.environment, owner: team, page: 1 }),
              ),
            },
          ]
        : []),
    ]),
  ];
  if (items.length === 0) return null;
  return (
    <Card title="Waiting for you">
      <ul className="flex flex-col gap-2 text-table">
        {items.map(({ pool, words, href }) => (
          <li key={`${pool.environment} ${words}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <EnvironmentBadge name={pool.environment} />
            <TextLink href={href} className="wrap-anywhere">
              {words}
            </TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
