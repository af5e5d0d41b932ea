import { useId } from "react";
import { HoldersLink } from "@/components/resource-servers/holders-link";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { controlLook } from "@/components/ui/form/control-look";
import { FieldError } from "@/components/ui/form/field";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { CopyButton } from "@/components/ui/text/copy-button";
import { type ScopePolicy, whoGrants } from "@/lib/domain/access/ownership";
import { routes } from "@/lib/domain/routes";
import type { ResourceServer, Scope } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import { descriptionProblem } from "@/lib/domain/scope/server-draft";
import { own } from "@/lib/domain/text/own";

type Props = {
  poolId: string;
  server: ResourceServer;
  policy: ScopePolicy;
  /** Null where the inventory could not be asked. */
  usage: ScopeUsage | null;
  /** Null while the scopes are only read. */
  edit: ScopeEditing | null;
};

export type ScopeEditing = {
  /** The description as it is typed; null where the scope is to be removed. */
  readonly typed: (scope: Scope) => string | null;
  readonly onType: (scope: Scope, description: string | null) => void;
};

/** The scopes of a resource server: what each is for, who can grant it, and how many clients have it. */
export function ScopeTable({ poolId, server, policy, usage, edit }: Props) {
  if (server.scopes.length === 0) return <p className="text-ink-muted">No scopes.</p>;
  return (
    <Table label="Scopes" columns={edit ? [...columns, { label: "Actions", width: "6.5rem" }] : columns}>
      {server.scopes.map((scope) => {
        const { full, name, description } = scope;
        const typed = edit ? edit.typed(scope) : description;
        return (
          <TableRow key={full}>
            <TableCell column="Scope" kind="name">
              <span className="flex items-center gap-1">
                <code
                  translate="no"
                  className={`min-w-0 font-mono text-code wrap-anywhere ${typed === null ? "line-through" : ""}`}
                >
                  {name}
                </code>
                <CopyButton value={full} what={full} size="small" variant="quiet" compact />
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
              <span className="whitespace-normal wrap-anywhere">{whoGrants(policy, name)}</span>
            </TableCell>
            <TableCell column="Clients">
              <HoldersLink poolId={poolId} scope={full} usage={usage} />
            </TableCell>
            {edit ? (
              <TableCell column="Actions" kind="actions">
                {usage?.isWhole === true && !own(usage.scopes, full) ? (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={typed === null ? `Keep ${name}` : `Remove ${name}`}
                    onClick={() => edit.onType(scope, typed === null ? description : null)}
                  >
                    {typed === null ? "Keep" : "Remove"}
                  </Button>
                ) : (
                  <ButtonLink
                    size="small"
                    variant="quiet"
                    href={routes.scopeRemoval(poolId, server.identifier, name)}
                    aria-label={`Remove ${name}`}
                  >
                    Remove
                  </ButtonLink>
                )}
              </TableCell>
            ) : null}
          </TableRow>
        );
      })}
    </Table>
  );
}

const columns = [
  { label: "Scope", width: "26%" },
  "Description",
  { label: "Who can grant it", width: "13rem" },
  { label: "Clients", width: "8.5rem" },
];

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
