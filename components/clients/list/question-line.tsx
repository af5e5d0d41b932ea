import { MessageCircleQuestionMark } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { type Question, questionInWords } from "@/lib/domain/question/asked";

type Props = {
  question: Question;
  /** The list with the question’s filters. */
  href: string;
  /** Whether it asks for environments that this list does not have. */
  isElsewhere: boolean;
};

/** Under the search box: what a question was understood as. */
export function QuestionLine({ question: { filters, words }, href, isElsewhere }: Props) {
  const isClear = words.length === 0 && !isElsewhere;
  return (
    <p role="status" className={isClear ? "text-table text-ink-muted" : "sr-only"}>
      {isClear ? (
        <>
          Understood as {questionInWords(filters).join(" · ") || "all clients"}.{" "}
          <TextLink href={href}>Set as filters</TextLink> (Enter)
        </>
      ) : null}
    </p>
  );
}

/** In place of the list: which words of a question were not understood, and which were. Nothing is listed. */
export function UnclearQuestion({ question: { filters, words }, href, isElsewhere }: Props) {
  const understood = questionInWords(filters);
  if (words.length === 0 && isElsewhere)
    return (
      <EmptyState
        icon={<MessageCircleQuestionMark />}
        title="This question is about other environments."
        action={<ButtonLink href={href}>Ask all app clients</ButtonLink>}
      >
        Understood: {understood.join(" · ")}.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<MessageCircleQuestionMark />}
      title={`Not understood: ${words.map((it) => `“${it}”`).join(", ")}.`}
      action={
        understood.length > 0 ? <ButtonLink href={href}>Use what was understood</ButtonLink> : undefined
      }
    >
      {understood.length > 0 ? `Understood: ${understood.join(" · ")}. ` : null}
      Nothing is listed until the whole question is understood. To look for words as text, put them in quotes.
    </EmptyState>
  );
}
