import { anchorOf } from "@/components/help/help-page";
import { AppLink } from "@/components/ui/app-link";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";

type Props = {
  pages: readonly { name: string; title: string; summary: string; sections: readonly string[] }[];
};

/** All help pages with all their sections, so that the browser's own search finds them. */
export function HelpContents({ pages }: Props) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {pages.map(({ name, title, summary, sections }) => (
        <section key={name} aria-labelledby={name} className="rounded-card border border-line bg-surface p-4">
          <h2 id={name} className="text-section font-semibold">
            <AppLink href={routes.helpPage(name)} className="hover:underline">
              {title}
            </AppLink>
          </h2>
          <p className="text-table text-ink-muted">{summary}</p>
          <ul className="mt-2">
            {sections.map((section) => (
              <li key={section} className="py-1">
                <TextLink href={routes.helpPage(name, anchorOf(section))}>{section}</TextLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
