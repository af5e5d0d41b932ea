/** A team that probably owns a client, and what suggests it. A person decides. */
export type OwnerSuggestion = { readonly team: string; readonly why: string };

/** A client with an owner. */
type Owned = { readonly name: string; readonly team: string; readonly environment: string };

/**
 * Suggests owner teams by the names of clients: the team that owns the clients of the same name, else the team whose
 * name begins the client's. Suggests nothing where clients of one name have different owners.
 */
export function ownerSuggester(teams: readonly string[], owned: readonly Owned[]) {
  const sameNamed = new Map<string, Owned[]>();
  for (const one of owned) sameNamed.set(plain(one.name), [...(sameNamed.get(plain(one.name)) ?? []), one]);
  // The longest first: `orders-export` tells more than `orders`.
  const prefixes = teams
    .map((team) => ({ team, prefix: plain(team.replace(/^team-/, "")) }))
    .sort((one, other) => other.prefix.length - one.prefix.length);

  return (name: string): OwnerSuggestion | null => {
    const same = sameNamed.get(plain(name)) ?? [];
    const [first] = same;
    if (first) {
      const isOne = same.every(({ team }) => team === first.team);
      return isOne ? { team: first.team, why: `Owns ${first.name} in ${first.environment}` } : null;
    }
    const known = prefixes.find(({ prefix }) => begins(plain(name), prefix));
    return known ? { team: known.team, why: `Its name begins with ${known.prefix}` } : null;
  };
}

const plain = (name: string) => name.trim().toLowerCase();

/** Whether a name begins with these words, and not with a longer word: `orders` begins `orders-sync`, not `ordersync`. */
const begins = (name: string, prefix: string) =>
  prefix !== "" && name.startsWith(prefix) && !/^[a-z0-9]/.test(name.slice(prefix.length));
