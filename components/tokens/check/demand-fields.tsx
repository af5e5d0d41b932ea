import { OpenApiOperation } from "@/components/tokens/check/openapi-operation";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { SelectField } from "@/components/ui/form/select-field";
import type { ResourceServer } from "@/lib/domain/scope";
import type { Demand } from "@/lib/domain/token/pasted";

type Props = {
  servers: readonly ResourceServer[];
  demand: Demand;
  /** What the scopes’ hint says. */
  hint: string;
  choose: (demand: Demand) => void;
};

/** What an API asks of a token: scopes of a resource server, chosen one by one or by an operation of an OpenAPI document. */
export function DemandFields({ servers, demand, hint, choose }: Props) {
  const { identifier, scopes } = demand;
  const server = servers.find((it) => it.identifier === identifier);
  const own = server?.scopes.map(({ full }) => full) ?? [];
  const others = scopes.filter((scope) => !own.includes(scope));
  return (
    <>
      <SelectField
        label="Resource server"
        name="server"
        defaultValue={identifier}
        options={servers.map((it) => ({ value: it.identifier, label: `${it.name} (${it.identifier})` }))}
        onChoose={(next) => choose({ identifier: next, scopes: [] })}
      />
      <Fieldset legend="Required scopes" hint={hint}>
        <div className="flex max-h-80 flex-col gap-3 overflow-y-auto">
          {server?.scopes.map(({ full, description }) => (
            <Checkbox
              key={full}
              label={full}
              mono
              description={description}
              checked={scopes.includes(full)}
              onChange={({ target }) =>
                choose({
                  identifier,
                  scopes: target.checked ? [...scopes, full] : scopes.filter((scope) => scope !== full),
                })
              }
            />
          ))}
          {others.map((scope) => (
            <Checkbox
              key={scope}
              label={scope}
              mono
              description="From the OpenAPI operation, of another resource server or of none."
              checked
              onChange={() => choose({ identifier, scopes: scopes.filter((it) => it !== scope) })}
            />
          ))}
        </div>
      </Fieldset>
      <OpenApiOperation servers={servers} choose={choose} identifier={identifier} />
    </>
  );
}
