import { TextLink } from "@/components/ui/text-link";
import type { ClientSearch } from "@/lib/domain/list/parse";

type Props = { search: ClientSearch; hrefOf: (change: Partial<ClientSearch>) => string };

/** Which kinds of clients the list shows: those for machines, or others. */
export function KindChoice({ search, hrefOf }: Props) {
  const choices = [
    { label: "M2M", kind: undefined },
    { label: "Mixed", kind: "mixed" },
    { label: "For people", kind: "people" },
    { label: "Self-registered", kind: "dcr" },
    { label: "All kinds", kind: "all" },
  ] as const;
  return (
    <nav aria-label="Kinds of clients" className="flex flex-wrap gap-3 text-table">
      {choices.map(({ label, kind }) => (
        <TextLink
          key={label}
          href={hrefOf({ kind })}
          aria-current={search.kind === kind ? "true" : undefined}
          className="aria-[current=true]:text-ink aria-[current=true]:underline"
        >
          {label}
        </TextLink>
      ))}
    </nav>
  );
}
