import { Trash2, Undo2 } from "lucide-react";
import { useId } from "react";
import { HoldersLink, holdersHref } from "@/components/resource-servers/holders-link";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { controlLook } from "@/components/ui/form/control-look";
import { FieldError } from "@/components/ui/form/field";
import { RowMenu } from "@/components/ui/row-menu";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { grantersInWords, type ScopePolicy } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import type { ResourceServer, Scope } from "@/lib/domain/scope";
import type { ServerUsage } from "@/lib/domain/scope/holder";
import { descriptionProblem } from "@/lib/domain/scope/server-draft";
import { own } from "@/lib/domain/text/own";

type Props = {
  pool: PoolShown;
  server: ResourceServer;
  policy: ScopePolicy;
  /** Null where the inventory could not be asked. */
  usage: ServerUsage | null;
  /** Whether the person may remove scopes. */
  mayRemove: boolean;
  /** Null while the scopes are only read. */
  edit: ScopeEditing | null;
};

export type ScopeEditing = {
  /** The description as it is typed; null where the scope is to be removed. */
  readonly typed: (scope: Scope) => string | null;
  readonly onType: (scope: Scope, description: string | null) => void;
};

/** The scopes of a resource server: what each is for, who can grant it, and how many clients have it. */
export function ScopeTable({ pool, server, policy, usage, mayRemove, edit }: Props) {
  if (server.scopes.length === 0) return <p className="text-ink-muted">No scopes.</p>;
  return (
    <Table label="Scopes" columns={columns}>
      {server.scopes.map((scope) => {
        const { full, name, description } = scope;
        const count = (usage && own(usage.scopes, full)) ?? 0;
        const removalHref = routes.scopeRemoval(pool, server.identifier, name);
        const typed = edit ? edit.typed(scope) : description;
        return (
          <TableRow key={full}>
            <TableCell column="Scope" kind="name">
              <span className={typed === null ? "line-through" : undefined}>
                <MiddleCut text={full} keep={name.length + 1} mono />
              </span>
            </TableCell>
            <TableCell column="Description">
              {typed === null ? (
                <span role="status" className="text-danger-ink">
                  No clients use it. It’s removed when you save.
                </span>
              ) : edit ? (
                <Description scope={scope} typed={typed} onType={edit.onType} />
              ) : (
                <span className="whitespace-normal wrap-anywhere">{description}</span>
              )}
            </TableCell>
            <TableCell column="Who can grant it">
              <span className="whitespace-normal wrap-anywhere">{grantersInWords(policy, name)}</span>
            </TableCell>
            <TableCell column="Clients">
              <HoldersLink pool={pool} scope={full} usage={usage} />
            </TableCell>
            <TableCell column="Actions" kind="actions">
              {edit ? (
                <Removal
                  name={name}
                  href={removalHref}
                  isUnused={usage?.isWhole === true && count === 0}
                  isRemoved={typed === null}
                  onToggle={() => edit.onType(scope, typed === null ? description : null)}
                />
              ) : (
                <RowMenu
                  label={`Actions for ${full}`}
                  groups={[
                    [
                      { label: "Copy scope", copies: full },
                      ...(count > 0
                        ? [{ label: "Show clients", href: holdersHref(pool, { scope: full }) }]
                        : []),
                    ],
                    mayRemove ? [{ label: "Remove scope", href: removalHref }] : [],
                  ]}
                />
              )}
            </TableCell>
          </TableRow>
        );
      })}
    </Table>
  );
}

const columns = [
  { label: "Scope", width: "34%" },
  "Description",
  { label: "Who can grant it", width: "13rem" },
  { label: "Clients", width: "8.5rem" },
  { label: "Actions", isQuiet: true },
];

type RemovalProps = {
  name: string;
  /** The page that removes a scope which clients have or may have. */
  href: string;
  /** Whether no client has it, so that it can go with the form. */
  isUnused: boolean;
  isRemoved: boolean;
  onToggle: () => void;
};

function Removal({ name, href, isUnused, isRemoved, onToggle }: RemovalProps) {
  if (!isUnused)
    return (
      <ButtonLink size="small" variant="quiet" href={href} aria-label={`Remove ${name}`} className="px-1.5">
        <Trash2 aria-hidden="true" />
      </ButtonLink>
    );
  const Icon = isRemoved ? Undo2 : Trash2;
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={`${isRemoved ? "Keep" : "Remove"} ${name}`}
      onClick={onToggle}
      className="px-1.5"
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}

type DescriptionProps = {
  scope: Scope;
  typed: string;
  onType: ScopeEditing["onType"];
};

function Description({ scope, typed, onType }: DescriptionProps) {
  const id = useId();
  const error = typed === scope.description ? undefined : descriptionProblem(typed);
  return (
    <span className="flex flex-col gap-1 py-1 whitespace-normal">
      <input
        name={`description of ${scope.name}`}
        aria-label={`Description of ${scope.name}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        value={typed}
        onChange={(event) => onType(scope, event.target.value)}
        className={`${controlLook} w-full`}
      />
      <FieldError id={id} error={error} />
    </span>
  );
}
