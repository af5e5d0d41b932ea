import { serverOf } from "@/lib/domain/scope";

/** The names of resource servers by their identifiers, as far as they are known. */
export type ServerNames = Readonly<Record<string, string>>;

/**
 * A scope as a quiet chip: the name of its API, which gives way when space is short, and its own name. The whole scope
 * is in the tip; it is also what is read aloud, selected and copied.
 */
export function ScopeChip({ scope, serverNames }: { scope: string; serverNames: ServerNames }) {
  const { identifier, name } = serverOf(scope);
  const api = serverNames[identifier] || identifier;
  return (
    <span className="chip chip-scope" data-tip={api === "" ? undefined : ""}>
      {api === "" ? null : <i aria-hidden="true">{api}</i>}
      <b aria-hidden="true">{name}</b>
      <span data-whole="">{scope}</span>
    </span>
  );
}
