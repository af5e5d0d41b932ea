"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { partsOf, RunStatus, StopButton } from "@/components/forms/run-status";
import { TeamField } from "@/components/forms/team-field";
import { isBusy, useEachClient } from "@/components/forms/use-each-client";
import { assignOwner } from "@/components/setup/owner-requests";
import { OwnerlessTable } from "@/components/setup/ownerless-table";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { SelectAll } from "@/components/ui/form/select-all";
import { ownerShape } from "@/lib/domain/access/owner-draft";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Ownerless } from "@/lib/domain/access/setup";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  pool: PoolShown;
  clients: readonly Ownerless[];
  /** The teams that are known. */
  knownTeams: readonly string[];
};

/** Assigns one owner team to many clients, one after the other. Suggestions select; nothing is assigned by itself. */
export function AssignOwners({ pool, clients, knownTeams }: Props) {
  const router = useRouter();
  const { run, outcomes, start, stop } = useEachClient<Ownerless>(router.refresh);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [team, setTeam] = useState("");
  const [asked, setAsked] = useState<readonly Ownerless[]>([]);
  const [missing, setMissing] = useState<Missing | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const isGoing = isBusy(run);
  const isDone = ({ clientId }: Ownerless) => outcomes.get(clientId)?.is === "done";
  const left = clients.filter((client) => !isDone(client));
  const assigned = [...outcomes.values()].filter(({ is }) => is === "done").map(({ item }) => item);
  const chosen = left.filter(({ clientId }) => selected.has(clientId));
  const rows = [...left, ...assigned].sort((one, other) => one.name.localeCompare(other.name, "en"));
  useEffect(() => {
    // The form disappears with the last client: a focus that was in it moves to the result.
    if (run.is === "ended" && left.length === 0 && document.activeElement === document.body)
      status.current?.focus();
  }, [run.is, left.length]);

  return (
    <Form
      objection={missing}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        const newTeam = String(new FormData(event.currentTarget).get("newTeam") ?? "");
        const lack = missingIn(chosen.length, team);
        setMissing(lack);
        if (lack !== null || isGoing) return;
        setAsked(chosen);
        void start(left, chosen, (client) => assignOwner(pool, client, team.trim(), newTeam));
      }}
    >
      <Suggestions
        clients={left}
        choose={(suggested, ids) => {
          setTeam(suggested);
          select(new Set(ids));
          setMissing(null);
        }}
      />
      <SelectAll
        label={`Select all ${clientsInWords(left.length)}`}
        selected={chosen.length}
        of={left.length}
        onSelect={(isSelected) => select(new Set(isSelected ? left.map(idOf) : []))}
      />
      {missing?.clients ? (
        <p role="alert" tabIndex={-1} className="text-table text-danger-ink">
          {missing.clients}
        </p>
      ) : null}
      {rows.length > 0 ? (
        <OwnerlessTable
          pool={pool}
          clients={rows}
          outcomes={outcomes}
          selected={selected}
          toggle={(id, isSelected) =>
            select((known) => new Set(isSelected ? [...known, id] : [...known].filter((it) => it !== id)))
          }
        />
      ) : null}
      {left.length > 0 ? (
        <>
          <div className="max-w-form">
            <TeamField
              teams={knownTeams}
              hint="The sign-in group of the team, such as team-orders. Its operators can then change these clients."
              team={team}
              onType={setTeam}
              error={missing?.team}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Button
              type="submit"
              variant="primary"
              pending={isGoing}
              pendingLabel={`Assigning: ${run.done} of ${run.of}`}
            >
              Assign to {clientsInWords(chosen.length)}
            </Button>
            <StopButton run={run} stop={stop} />
          </div>
        </>
      ) : null}
      <RunStatus
        run={run}
        words={{ going: "Assigning", done: "Assigned" }}
        parts={partsOf(asked, outcomes, "assigned")}
        of={asked.length}
        focus={status}
      />
    </Form>
  );
}

/** The sentences for missing input, by field. */
type Missing = { readonly clients?: string; readonly team?: string };

function missingIn(count: number, team: string): Missing | null {
  if (count === 0) return { clients: "Select at least one client." };
  const parsed = ownerShape.ownerTeam.safeParse(team);
  if (!parsed.success) return { team: parsed.error.issues[0]?.message ?? "" };
  return parsed.data === null ? { team: "Enter the owner team." } : null;
}

const idOf = ({ clientId }: Ownerless) => clientId;

type Choose = (team: string, clientIds: readonly string[]) => void;

/** One button for each suggested team, which selects its clients and fills in the team. */
function Suggestions({ clients, choose }: { clients: readonly Ownerless[]; choose: Choose }) {
  const byTeam = new Map<string, string[]>();
  for (const { clientId, suggestion } of clients) {
    if (!suggestion) continue;
    const ids = byTeam.get(suggestion.team);
    if (ids) ids.push(clientId);
    else byTeam.set(suggestion.team, [clientId]);
  }
  if (byTeam.size === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-table text-ink-muted">Select by suggestion:</span>
      {[...byTeam].sort().map(([team, ids]) => (
        <Button key={team} size="small" onClick={() => choose(team, ids)}>
          {team} ({clientsInWords(ids.length)})
        </Button>
      ))}
    </div>
  );
}
