"use client";

import { useState } from "react";
import { useSelection } from "@/components/clients/selection/selected";
import { FormColumns } from "@/components/forms/form-columns";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ChangeFields, type TypedChange, typedNothing } from "@/components/runs/change-fields";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Form } from "@/components/ui/form/form";
import { RadioGroup } from "@/components/ui/form/radio-group";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { type ChangeKind, changeKinds, permissionOf } from "@/lib/domain/run/change";
import type { ChangeOffer } from "@/lib/domain/run/offer";
import { type ListSelection, selectedCount, selectionFields } from "@/lib/domain/run/selection";
import type { ScopeChoice } from "@/lib/domain/scope/choice";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  /** The list whose selection is changed: its address. */
  list: string;
  /** The pool of that list; null for the list of all pools. */
  poolId: string | null;
  offers: readonly ChangeOffer[];
  choice: ScopeChoice;
  knownTeams: readonly string[];
  intentId: string;
  draft: FormAction<{ readonly runId: string }>;
};

/** Chooses what to change of the selected clients. Its answer is a dry run, which changes nothing. */
export function ChangeForm({ list, poolId, offers, choice, knownTeams, intentId, draft }: Props) {
  const selection = useSelection(list);
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const [typed, setTyped] = useState<TypedChange>(typedNothing);
  const [isKindMissing, setKindMissing] = useState(false);
  const { send, isPending, refused, fields, edited } = useFormAction(draft, ({ runId }, page) =>
    page.leave(routes.run(runId), "This is a dry run. Nothing was changed yet."),
  );
  if (selection !== null && selectedCount(selection) === 0)
    return (
      <EmptyState
        title="No clients are selected."
        action={<ButtonLink href={list}>Select clients in the list</ButtonLink>}
      >
        A selection lasts as long as its tab.
      </EmptyState>
    );
  return (
    <Form
      objection={refused}
      onSubmit={(event) => {
        setKindMissing(kind === null);
        if (kind === null || selection === null) return;
        const newTeam = new FormData(event.currentTarget).get("newTeam");
        const change = fieldsOf(kind, typed, newTeam === null ? undefined : String(newTeam));
        send(formOf({ intentId, kind, ...change, ...selectionFields(selection, poolId) }));
      }}
    >
      <FormColumns asideLabel="What will happen" aside={<Summary selection={selection} kind={kind} />}>
        <RadioGroup
          legend="What to change"
          name="kind"
          isStacked
          options={offers
            .filter(({ whyNot }) => whyNot === null)
            .map((offer) => ({ value: offer.kind, label: <Offer {...offer} /> }))}
          value={kind}
          onChoose={(chosen) => {
            setKind(chosen);
            setKindMissing(false);
            edited("kind");
          }}
          error={isKindMissing ? "Choose what to change." : fields.kind}
        />
        <NotOffered offers={offers} />
        {kind === null ? null : (
          <ChangeFields
            kind={kind}
            typed={typed}
            onType={(more, field) => {
              setTyped({ ...typed, ...more });
              edited(field);
            }}
            choice={choice}
            knownTeams={knownTeams}
            fields={fields}
          />
        )}
        {fields.clients ? (
          <p role="alert" tabIndex={-1} className="text-table text-danger-ink">
            {fields.clients}
          </p>
        ) : null}
        <FormFoot
          label="Show dry run"
          pendingLabel="Judging clients…"
          isPending={isPending}
          wayOut={{ href: list, onLeave: () => undefined }}
          refused={refused && Object.keys(fields).length > 0 ? null : refused}
        />
      </FormColumns>
    </Form>
  );
}

/** The fields of a kind of change, as the form posts them. */
function fieldsOf(kind: ChangeKind, typed: TypedChange, newTeam: string | undefined) {
  if (kind === "add scopes" || kind === "remove scopes") return { scopes: [...typed.scopes] };
  if (kind === "set lifetime") return { minutes: typed.minutes };
  if (kind === "switch revocation") return { isOn: typed.isOn === null ? "" : String(typed.isOn) };
  if (kind === "set owner") return { team: typed.team, newTeam };
  if (kind === "set contact") return { contact: typed.contact };
  return kind === "set ticket" ? { ticket: typed.ticket } : {};
}

function Offer({ kind, limit }: ChangeOffer) {
  return (
    <>
      {changeKinds[kind]}
      {limit === null ? null : <span className="block text-table text-ink-muted">{limit}</span>}
    </>
  );
}

/** What the person may change of no client, with who may. */
function NotOffered({ offers }: Pick<Props, "offers">) {
  const left = offers.filter(({ whyNot }) => whyNot !== null);
  if (left.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-table text-ink-muted">
      {left.map(({ kind, whyNot }) => (
        <li key={kind}>
          {changeKinds[kind]}: {whyNot}
        </li>
      ))}
    </ul>
  );
}

function Summary({ selection, kind }: { selection: ListSelection | null; kind: ChangeKind | null }) {
  return (
    <Card title="What will happen">
      <div className="flex flex-col gap-3 text-table">
        <p className="font-medium tabular-nums">
          {selection === null ? "Reading the selection…" : selectionInWords(selection)}
        </p>
        <p className="text-ink-muted">
          A dry run shows what changes for each client, and which are skipped and why. Nothing is changed
          until you start the run there.
        </p>
        {kind === null ? null : <p className="text-ink-muted">{consequences[permissionOf({ kind })]}</p>}
      </div>
    </Card>
  );
}

const selectionInWords = (selection: ListSelection) =>
  selection.is === "search"
    ? `All clients that match the search: ${clientsInWords(selection.matches)} when you selected them`
    : `${clientsInWords(selection.keys.size)} selected`;

const consequences: Readonly<Partial<Record<ReturnType<typeof permissionOf>, string>>> = {
  "edit client": "Other settings don’t change. Existing tokens aren’t affected.",
  "edit owner": "Clientele keeps owners itself. Nothing changes in Cognito.",
  "suspend client": "A suspended client gets no new tokens. Existing tokens work until they expire.",
  "delete client":
    "A deleted client can’t be restored. You type the number of clients before the run starts.",
};
