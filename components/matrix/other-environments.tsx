import { words } from "@/components/matrix/cell-content";
import { LinkById } from "@/components/matrix/link-by-id";
import { UnlinkClient } from "@/components/matrix/unlink-client";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { shortly } from "@/lib/domain/matrix/difference";
import type { ShownCell } from "@/lib/domain/matrix/shown-cell";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  clientId: string;
  name: string;
  /** The name of its row in the matrix. */
  rowName: string;
  /** Whether people linked it to that row. */
  isLinked: boolean;
  /** The environments of the row, without its own. */
  cells: readonly ShownCell[];
  mayEdit: boolean;
  acts: { readonly link: FormAction<unknown>; readonly unlink: FormAction<unknown> };
};

/** Where else the same client is, and what differs there. Renders nothing for a person with one environment. */
export function OtherEnvironments(props: Props) {
  const { pool, clientId, name, rowName, isLinked, cells, mayEdit, acts } = props;
  if (cells.length === 0) return null;
  return (
    <Card
      title="Other environments"
      hint={isLinked ? `Linked to ${rowName}.` : "Clients of the same name, and what differs there."}
      action={
        <TextLink href={routes.matrixFound(new URLSearchParams({ q: rowName }))}>Side by side</TextLink>
      }
    >
      <ul className="divide-y divide-line">
        {cells.map((shown) => (
          <li
            key={shown.column.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2 first:pt-0 last:pb-0"
          >
            <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-2 gap-y-1">
              <EnvironmentBadge name={shown.column.environment} />
              <Standing shown={shown} />
            </div>
            <span className="flex flex-wrap gap-x-4 gap-y-2">
              {shown.promote === null ? null : (
                <TextLink href={shown.promote}>
                  {shown.cell.is === "absent" ? "Create in" : "Promote to"} {shown.column.environment}
                </TextLink>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3">
          {isLinked ? (
            <UnlinkClient
              poolId={pool.id}
              clientId={clientId}
              name={name}
              rowName={rowName}
              act={acts.unlink}
            />
          ) : (
            <LinkById
              poolId={pool.id}
              clientId={clientId}
              name={name}
              environments={cells.map(({ column }) => ({ value: column.id, label: column.environment }))}
              act={acts.link}
            />
          )}
        </div>
      ) : null}
    </Card>
  );
}

function Standing({ shown: { column, cell } }: { shown: ShownCell }) {
  if (cell.is === "several") return <span>{cell.clients.length} clients of this name</span>;
  if (!("client" in cell)) return <span className="text-ink-muted">{words[cell.is]}</span>;
  return (
    <>
      <TextLink href={routes.client(column, cell.client.clientId)} className="wrap-anywhere">
        {cell.client.name}
      </TextLink>
      <span className="text-ink-muted wrap-anywhere">
        {cell.is === "differs" ? `Differs: ${cell.differences.map(shortly).join(", ")}` : words[cell.is]}
      </span>
    </>
  );
}
