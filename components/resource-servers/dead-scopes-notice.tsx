import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import { type HeldDeadScope, holdersInWords } from "@/lib/domain/scope/holder";

type Props = {
  pool: PoolShown;
  dead: readonly HeldDeadScope[];
  /** Whether every client has been read, so that no more may hold them. */
  isWhole: boolean;
};

/** Dead scopes that clients hold, each with a link to remove it from all of them; nothing if there are none. */
export function DeadScopesNotice({ pool, dead, isWhole }: Props) {
  if (dead.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={
        dead.length === 1 ? "Clients have a missing scope" : `Clients have ${dead.length} missing scopes`
      }
    >
      No resource server has {dead.length === 1 ? "it" : "them"}, so tokens are issued without{" "}
      {dead.length === 1 ? "it" : "them"}, with no error.
      <ul className="mt-2 flex flex-col gap-1">
        {dead.map(({ full, identifier, name, clients }) => (
          <li key={full} className="flex flex-wrap items-baseline gap-x-3">
            <code translate="no" className="font-mono text-code wrap-anywhere text-ink">
              {full}
            </code>
            <TextLink href={routes.scopeRemoval(pool, identifier, name)}>
              Remove from {holdersInWords(clients, isWhole).toLowerCase()}
            </TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
