import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { isSecretLost, type LostAct, lostActInWords } from "@/lib/domain/audit/lost-act";

type Act = LostAct & {
  /** The page of the act's object; null where the object no longer exists. */
  readonly href: string | null;
};

/** The outcomes of acts that the person got no answer to, because the console stopped. */
export function RecoveredActs({ acts }: { acts: readonly Act[] }) {
  return acts.map(({ href, ...act }) => {
    const { title, text } = lostActInWords(act);
    return (
      <Notice
        key={`${act.action} ${act.clientId ?? act.name} ${act.at}`}
        tone={act.outcome === "recovered" && !isSecretLost(act) ? "info" : "warn"}
        title={title}
        actions={href === null ? undefined : <TextLink href={href}>Open {act.name}</TextLink>}
      >
        {text}
      </Notice>
    );
  });
}
