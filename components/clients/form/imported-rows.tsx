import { Button } from "@/components/ui/button";
import type { ImportReport } from "@/lib/domain/client/import-report";
import type { ClientTemplate } from "@/lib/domain/client/template";

type Props = {
  rows: readonly ImportReport[];
  onUse: (label: string, template: ClientTemplate) => void;
  onAll: (templates: readonly ClientTemplate[]) => void;
};

/** More than one person creates at once; a longer file is cut, and says so. */
const MOST_ROWS = 100;

/** The clients of the files with a report for each, before anything is created. */
export function ImportedRows({ rows, onUse, onAll }: Props) {
  const shown = rows.slice(0, MOST_ROWS);
  const ready = shown.flatMap(({ template }) => template ?? []);
  return (
    <section aria-label="Clients in the files" className="flex flex-col gap-2">
      <p>
        {ready.length} of {rows.length} can be created.
        {rows.length > MOST_ROWS ? ` The first ${MOST_ROWS} are listed: split the file for the rest.` : ""}
      </p>
      <ul className="flex max-h-96 flex-col divide-y divide-line overflow-y-auto">
        {shown.map(({ at, name, template, sentences }) => (
          <li key={at} className="flex flex-col gap-1 py-2">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
              {template ? (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Use ${name} in the form`}
                  onClick={() => onUse(name, template)}
                >
                  Use in the form
                </Button>
              ) : null}
            </div>
            <p className="text-table wrap-anywhere text-ink-muted">
              {template ? template.scopes.join(", ") : "Can’t be created."}
            </p>
            {sentences.map((sentence) => (
              <p key={sentence} className="text-table wrap-anywhere text-ink-muted">
                {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {ready.length > 1 ? (
        <>
          <Button onClick={() => onAll(ready)}>{`Create ${ready.length} app clients`}</Button>
          <p className="text-table text-ink-muted">All get the ownership that the form has now.</p>
        </>
      ) : null}
    </section>
  );
}
