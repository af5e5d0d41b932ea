import { noKnownOwner } from "@/lib/domain/access/ownership";

/** In the place of an owner team, where none is known. */
export const NoOwner = () => <span className="text-ink-muted">{noKnownOwner}</span>;
