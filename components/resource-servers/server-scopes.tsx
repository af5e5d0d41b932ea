import { AddedScopes } from "@/components/resource-servers/added-scopes";
import { KeptScope } from "@/components/resource-servers/kept-scope";
import { Fieldset } from "@/components/ui/form/fieldset";
import { routes } from "@/lib/domain/routes";
import type { Scope } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import type { KeptServerEdit } from "@/lib/domain/scope/kept-server";

type Props = {
  poolId: string;
  identifier: string;
  /** The scopes that are there. */
  scopes: readonly Scope[];
  typed: Pick<KeptServerEdit, "scopes" | "added">;
  onType: (typed: Partial<Pick<KeptServerEdit, "scopes" | "added">>) => void;
  usage: ScopeUsage | null;
  /** Whether the person has tried to save, so that missing input is reported. */
  isTried: boolean;
  error: string | undefined;
};

/** The scopes of a resource server as they are edited: those that are there, and those to be made. */
export function ServerScopes({ poolId, identifier, scopes, typed, onType, usage, isTried, error }: Props) {
  const editOf = (name: string) => typed.scopes.find((edit) => edit.name === name);
  const describe = ({ name, description: was }: Scope, becomes: string | null) => {
    const others = typed.scopes.filter((edit) => edit.name !== name);
    onType({ scopes: becomes === was ? others : [...others, { name, was, becomes }] });
  };
  return (
    <Fieldset
      legend="Scopes"
      hint="Scope names can’t be changed. Remove the scope and add a new one."
      error={error}
    >
      {scopes.map((scope) => {
        const edit = editOf(scope.name);
        return (
          <KeptScope
            key={scope.full}
            poolId={poolId}
            scope={scope}
            typed={edit ? edit.becomes : scope.description}
            onType={(becomes) => describe(scope, becomes)}
            usage={usage}
            removalHref={routes.scopeRemoval(poolId, identifier, scope.name)}
          />
        );
      })}
      <AddedScopes
        identifier={identifier}
        existing={scopes.map(({ name }) => name)}
        added={typed.added}
        onChange={(added) => onType({ added })}
        isTried={isTried}
      />
    </Fieldset>
  );
}
