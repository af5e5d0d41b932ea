import { anchorOf, type HelpPage, type HelpSection } from "@/components/help/help-page";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";

/** A pool of the reader, for links into the console. */
export type HelpPool = { readonly id: string; readonly environment: string };

type Props = Pick<HelpPage, "title" | "summary"> & {
  sections: readonly HelpSection[];
  pools: readonly HelpPool[];
  /** The other help pages. */
  others: readonly { name: string; title: string }[];
};

/** A help page: its sections with their anchors, a list of them beside it, and the other pages at its end. */
export function HelpArticle({ title, summary, sections, pools, others }: Props) {
  return (
    <>
      <PageHeader title={title} breadcrumb={[{ href: routes.help, label: "Help" }]}>
        {summary}
      </PageHeader>
      <div className="flex flex-col gap-6 lg:flex-row-reverse lg:items-start lg:justify-end lg:gap-12">
        <nav aria-label="On this page" className="lg:sticky lg:top-20 lg:w-60 lg:shrink-0">
          <h2 className="text-table font-medium text-ink-muted">On this page</h2>
          <ul className="mt-1">
            {sections.map((section) => (
              <li key={section.title} className="py-1">
                <a href={`#${anchorOf(section.title)}`} className="text-link">
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex max-w-reading min-w-0 flex-1 flex-col gap-8">
          {sections.map((section) => (
            <Section key={section.title} section={section} pools={pools} />
          ))}
          <nav aria-label="More help" className="border-t border-line pt-4">
            <h2 className="text-table font-medium text-ink-muted">More help</h2>
            <ul className="mt-1">
              {others.map((other) => (
                <li key={other.name} className="py-1">
                  <TextLink href={routes.helpPage(other.name)}>{other.title}</TextLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </>
  );
}

function Section({ section, pools }: { section: HelpSection; pools: readonly HelpPool[] }) {
  const { title, body, page } = section;
  const anchor = anchorOf(title);
  return (
    <section aria-labelledby={anchor} className="flex flex-col gap-3 text-ink-muted">
      <h2 id={anchor} className="text-section font-semibold text-ink">
        <a href={`#${anchor}`} className="hover:underline">
          {title}
        </a>
      </h2>
      {body}
      {page && pools.length > 0 ? (
        <p className="flex flex-wrap gap-x-3 gap-y-1">
          <span>Open {page.label} in</span>
          {pools.map((pool) => (
            <TextLink
              key={pool.environment}
              href={page.in(pool)}
              aria-label={`${page.label} in ${pool.environment}`}
            >
              {pool.environment}
            </TextLink>
          ))}
        </p>
      ) : null}
    </section>
  );
}
