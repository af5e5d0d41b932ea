import { CompareChanges } from "@/components/forms/compare-changes";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import {
  clashes,
  descriptionOf,
  OWN_NAME,
  type ServerChange,
  stillOpen,
} from "@/lib/domain/scope/server-change";

type Props = {
  /** The resource server as another person has changed it. */
  server: ResourceServer;
  change: ServerChange;
  /** Called with the clashes that keep the other person's value. */
  onTakeOver: (theirs: readonly string[]) => void;
  onDiscard: () => void;
};

/** A change of a resource server beside somebody else's of the same name or scopes. */
export function ServerThreeWay({ server, change, onTakeOver, onDiscard }: Props) {
  const clashing = clashes(server, change);
  const { name, scopes } = stillOpen(server, change);
  const named = name && { key: OWN_NAME, label: "Name", ...name, theirs: server.name };
  const described = scopes.map((edit) => ({
    key: edit.name,
    label: `Scope ${fullScope(server.identifier, edit.name)}`,
    was: edit.was ?? none,
    becomes: edit.becomes ?? none,
    theirs: descriptionOf(server, edit.name) ?? none,
  }));
  return (
    <CompareChanges
      what="This resource server"
      parts={[...(named ? [named] : []), ...described].map(({ key, label, was, becomes, theirs }) => ({
        key,
        label,
        before: was,
        yours: becomes,
        theirs,
        isClash: clashing.includes(key),
      }))}
      onTakeOver={onTakeOver}
      onDiscard={onDiscard}
    />
  );
}

const none = "No such scope";
