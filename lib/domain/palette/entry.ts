/** One line of the command palette: a thing or an act, and the page it leads to. */
export type Entry = {
  readonly title: string;
  /** What tells it from others of its title: an id, a resource server, the client that an act is about. */
  readonly detail: string | null;
  readonly environment: string | null;
  readonly href: string;
};

/** Entries of one kind under their heading; the palette shows the groups in the order given. */
export type Group = {
  readonly kind: "clients" | "recent" | "actions" | "servers" | "scopes" | "pages";
  readonly label: string;
  readonly entries: readonly Entry[];
};
