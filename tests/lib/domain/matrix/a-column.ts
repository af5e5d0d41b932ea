import type { ClientRow } from "@/lib/domain/list/parse";
import type { Column } from "@/lib/domain/matrix/row";

/** An environment of the matrix with these clients, all of whose names were listed. */
export const aColumn = (
  environment: string,
  rows: readonly ClientRow[],
  links: Readonly<Record<string, string>> = {},
): Column => ({
  id: `eu-west-1_${environment}`,
  environment,
  rows,
  links: new Map(Object.entries(links)),
  isListed: true,
});
