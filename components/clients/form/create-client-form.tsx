"use client";

import { DraftSummary } from "@/components/clients/form/draft-summary";
import { ImportClient } from "@/components/clients/form/import-client";
import { LifetimeField } from "@/components/clients/form/lifetime-field";
import { OwnerFields } from "@/components/clients/form/owner-fields";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { TakenOver } from "@/components/clients/form/taken-over";
import { TokenSourceField } from "@/components/clients/form/token-source-field";
import { useNameCheck } from "@/components/clients/form/use-name-check";
import { useNewClient } from "@/components/clients/form/use-new-client";
import { FormColumns } from "@/components/forms/form-columns";
import { FormFoot } from "@/components/forms/form-foot";
import { useFormAction } from "@/components/forms/use-form-action";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { TypedOwner } from "@/lib/domain/access/owner-draft";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { NewClient } from "@/lib/domain/client/client";
import { clientDraft } from "@/lib/domain/client/draft";
import {
  type CarriedSettings,
  type ClientSource,
  type ClientTemplate,
  sortScopes,
} from "@/lib/domain/client/template";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import type { ScopeChoice } from "@/lib/domain/scope/choice";

/** The data of the form of a new client, and the action that creates the client. */
export type NewClientForm = ScopeChoice & {
  pool: PoolShown;
  /** Null while the pool has no domain; undefined if its domain could not be read. */
  tokenUrl: string | null | undefined;
  /** The person's own teams. */
  teams: readonly string[];
  /** Teams to suggest as the owner. */
  knownTeams: readonly string[];
  /** Whether the person has to name an owner team. */
  needsTeam: boolean;
  /** Whether the person may add scopes to this pool. */
  mayAddScopes: boolean;
  /** The client that the new one is copied from; null for none. */
  source: ClientSource | null;
  /** Lets the server carry out this form once. */
  intentId: string;
  create: FormAction<NewClient>;
};

type Props = NewClientForm & {
  onMade: (client: NewClient) => void;
  /** Creates several clients of one owner, from a file. */
  createEach: (templates: readonly ClientTemplate[], owner: TypedOwner) => Promise<void>;
};

/** Name, owner, scopes and token lifetime of a new client, with a summary of what they mean. */
export function CreateClientForm(props: Props) {
  const { pool, tokenUrl, servers, restricted, source, intentId, create, onMade } = props;
  const { draft, isRestored, type, fillFrom, forget } = useNewClient(props);
  const { submit, isPending, refused, fields, edited } = useFormAction(create, (made: NewClient) => {
    forget();
    onMade(made);
  });
  const { name, minutes, file } = draft;
  // The pool may lack scopes of the source, or of the time before a reload, and the form could not clear them.
  const scopes = new Set(sortScopes(draft.scopes, props).granted);
  const begun = file ?? source;
  const nameCheck = useNameCheck(routes.clientNames(pool));

  const lifetime = clientDraft.shape.tokenMinutes.safeParse(minutes);
  const validMinutes = lifetime.success ? lifetime.data : null;
  return (
    <Form onSubmit={submit} objection={refused}>
      <input type="hidden" name="poolId" value={pool.id} />
      <input type="hidden" name="intentId" value={intentId} />
      <TakenFields source={source} carried={file?.template.carried} />
      <FormColumns
        asideLabel="What will happen"
        aside={
          <>
            <DraftSummary
              name={name.trim()}
              environment={pool.environment}
              scopes={[...scopes]}
              tokenMinutes={validMinutes}
              source={draft.tokenSource}
              hasDomain={tokenUrl !== null}
            />
            {source ? null : (
              <ImportClient
                choice={props}
                onAll={(templates) => {
                  forget();
                  void props.createEach(templates, draft.owner);
                }}
                onRead={(label, template) => {
                  fillFrom(label, template);
                  edited("name");
                  edited("scopes");
                }}
              />
            )}
          </>
        }
      >
        {begun ? (
          <TakenOver
            pool={pool}
            from={begun.label}
            template={begun.template}
            scopes={sortScopes(begun.template.scopes, props)}
            isFile={file !== null}
            servers={servers}
            restricted={restricted}
            mayAddScopes={props.mayAddScopes}
          />
        ) : null}
        <TextField
          label="Name"
          name="name"
          required
          autoFocus
          maxLength={128}
          hint="The service that will use it, for example orders-worker."
          value={name}
          onChange={(event) => {
            type({ name: event.target.value });
            edited("name");
          }}
          onBlur={() => nameCheck.check(name)}
          error={nameCheck.problemOf(name) ?? fields.name}
        />
        <ScopePicker
          restricted={restricted}
          servers={servers}
          selected={scopes}
          onChange={(chosen) => {
            type({ scopes: [...chosen] });
            edited("scopes");
          }}
          error={fields.scopes}
        />
        <TokenSourceField value={draft.tokenSource} onChoose={(tokenSource) => type({ tokenSource })} />
        <LifetimeField
          minutes={minutes}
          valid={validMinutes}
          onType={(typed) => type({ minutes: typed })}
          hint="Longer lifetimes cost less; shorter ones limit the damage of a stolen token."
          error={lifetime.success ? undefined : (fields.tokenMinutes ?? lifetime.error.issues[0]?.message)}
        />
        <Fieldset legend="Ownership" hint="Who is responsible for this client. Not included in tokens.">
          <OwnerFields
            key={isRestored ? "kept" : "begun"}
            teams={props.knownTeams}
            needsTeam={props.needsTeam}
            owner={draft.owner}
            fields={fields}
            edited={(field, typed) => {
              type({ owner: { ...draft.owner, [field]: typed } });
              edited(field);
            }}
          />
        </Fieldset>
        <FormFoot
          label="Create app client"
          pendingLabel="Creating app client…"
          isPending={isPending}
          wayOut={{ href: routes.clients(pool), onLeave: forget }}
          refused={refused}
        />
      </FormColumns>
    </Form>
  );
}

/** What the server copies. It reads a client itself; only the browser has the settings of a file. */
function TakenFields({ source, carried }: Pick<Props, "source"> & { carried: CarriedSettings | undefined }) {
  const from = source && {
    fromPool: source.poolId,
    fromClient: source.clientId,
    fromChangedAt: source.changedAt,
  };
  const fields = { ...from, ...(carried && { carried: JSON.stringify(carried) }) };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
