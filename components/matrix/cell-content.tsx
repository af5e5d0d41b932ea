import { SecretAge } from "@/components/clients/list/secret-age";
import { LinkClient } from "@/components/matrix/link-client";
import { Badge } from "@/components/ui/badge";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import type { ClientRow } from "@/lib/domain/list/parse";
import { type Cell, clientsIn } from "@/lib/domain/matrix/cell";
import { shortly } from "@/lib/domain/matrix/difference";
import type { ShownCell } from "@/lib/domain/matrix/shown-cell";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import type { MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  /** The name of the row. */
  name: string;
  shown: ShownCell;
  /** The instant that ages are counted to, and the age above which a secret is marked; null for never. */
  asOf: number;
  maxAge: MaxAge | null;
  link: FormAction<unknown>;
};

/** A client of one environment beside those of the others: whether it is there, what differs, how old its secret is. */
export function CellContent({ name, shown, asOf, maxAge, link }: Props) {
  const { column, cell, from, promote } = shown;
  const { environment } = column;
  const clients = clientsIn(cell);
  const verb = cell.is === "absent" ? "Create" : "Promote";
  return (
    <div className="flex min-w-0 flex-col items-start gap-1 whitespace-normal sm:py-1.5">
      {clients.map((client) => (
        <TextLink key={client.clientId} href={routes.client(column, client.clientId)} className="max-w-full">
          {client.name === name ? <MiddleCut text={client.clientId} mono keep={6} /> : client.name}
        </TextLink>
      ))}
      <State cell={cell} />
      {clients.length === 1 ? <Age client={clients[0]} column={column} asOf={asOf} maxAge={maxAge} /> : null}
      {promote === null || from === null ? null : (
        <TextLink href={promote} aria-label={`${verb} from ${from}: ${name} in ${environment}`}>
          {verb} from {from}
        </TextLink>
      )}
      {shown.suggested === null ? null : (
        <span className="text-small wrap-anywhere text-ink-muted">{shown.suggested} may be the same.</span>
      )}
      {shown.link ? <LinkClient offer={shown.link} act={link} /> : null}
    </div>
  );
}

function State({ cell }: { cell: Cell }) {
  if (cell.is === "differs")
    return (
      <ul aria-label="Differences" className="flex flex-col gap-0.5">
        {cell.differences.map((difference) => (
          <li key={difference.label}>
            <Badge tone="warn">{shortly(difference)}</Badge>
          </li>
        ))}
      </ul>
    );
  if (cell.is === "several") return <Badge tone="danger">Same name twice</Badge>;
  return (
    <span className={cell.is === "absent" ? "font-medium text-danger-ink" : "text-ink-muted"}>
      {words[cell.is]}
    </span>
  );
}

/** What a cell says in words. */
export const words = {
  absent: "Missing",
  unlisted: "Not listed yet",
  unread: "Settings not read yet",
  first: "Reference",
  same: "Same settings",
} as const satisfies Partial<Record<Cell["is"], string>>;

type AgeProps = Pick<Props, "asOf" | "maxAge"> & {
  client: ClientRow | undefined;
  column: ShownCell["column"];
};

function Age({ client, column, asOf, maxAge }: AgeProps) {
  const [oldest] = client?.secrets ?? [];
  if (!client || !oldest) return null;
  return (
    <SecretAge
      href={routes.clientSecrets(column, client.clientId)}
      oldest={oldest.createdAt}
      count={client.secrets?.length ?? 0}
      asOf={asOf}
      maxAge={maxAge}
    />
  );
}
