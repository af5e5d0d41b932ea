import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CONFIRMED_POOL } from "@/lib/domain/access/roles";
import { asksForName, clientsInWords, type Holder, impactInWords } from "@/lib/domain/scope/holder";

type Props = {
  isOpen: boolean;
  environment: string;
  /** Whether each change of the pool asks for a typed name. */
  isConfirmed: boolean;
  identifier: string;
  /** Null for all scopes of the resource server. */
  scope: string | null;
  /** Every client that holds it, those that are left alone too. */
  holders: readonly Holder[];
  /** Whether the scope can be put back on the clients: false where the scope itself no longer exists. */
  canReturn: boolean;
  onCancel: () => void;
  onConfirm: () => void;
};

/** Asks before a scope is removed from clients: from which, which are left alone, and whether it can be put back. */
export function ConfirmLettingGo(props: Props) {
  const { isOpen, environment, isConfirmed, identifier, scope, holders, canReturn, onCancel, onConfirm } =
    props;
  const free = holders.filter(({ objection }) => objection === null);
  const bare = holders.filter(({ isOnlyScope }) => isOnlyScope);
  const others = holders.length - free.length - bare.length;
  const name = scope ?? identifier;
  const clients = clientsInWords(free.length);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onCancel={onCancel}
      onConfirm={onConfirm}
      title={`Remove ${scope === null ? `all scopes of ${identifier}` : scope} from ${clients}?`}
      confirmLabel={`Remove from ${clients}`}
      typedName={asksForName(isConfirmed, holders.length) ? name : undefined}
      typedWhy={isConfirmed ? CONFIRMED_POOL : `This changes ${clients}.`}
    >
      <div className="flex flex-col gap-2">
        <p>
          {impactInWords({ holders: free, isWhole: true })} in {environment}: {namesOf(free)}. {teamsOf(free)}
        </p>
        <p>
          {scope === null
            ? "New tokens are issued without these scopes. Existing tokens keep them until they expire."
            : "New tokens are issued without this scope. Existing tokens keep it until they expire."}
        </p>
        {bare.length > 0 ? (
          <p>
            Skipped, because {bare.length === 1 ? "it" : "each"} would have no scope left: {namesOf(bare)}.
          </p>
        ) : null}
        {others > 0 ? (
          <p>
            {others === 1 ? "1 more client is" : `${others} more clients are`} skipped. The list shows why.
          </p>
        ) : null}
        <p>
          {canReturn
            ? "Afterwards you can restore it on these clients, as long as you stay on this page."
            : "The scope no longer exists, so you can’t restore it."}
        </p>
      </div>
    </ConfirmDialog>
  );
}

/** More names than this would hide the question. */
const NAMED = 5;

function namesOf(holders: readonly Holder[]): string {
  const names = holders.slice(0, NAMED).map(({ name }) => name);
  const rest = holders.length - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${rest.toLocaleString("en")} more` : ""}`;
}

function teamsOf(holders: readonly Holder[]): string | null {
  const teams = [...new Set(holders.flatMap(({ team }) => team ?? []))].sort();
  if (teams.length === 0) return null;
  const named = teams.slice(0, NAMED).join(", ");
  return `${teams.length === 1 ? "Team" : "Teams"}: ${named}${teams.length > NAMED ? " and others" : ""}.`;
}
