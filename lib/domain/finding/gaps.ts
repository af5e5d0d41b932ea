import type { ListProgress } from "@/lib/domain/list/parse";
import { clientsInWords } from "@/lib/domain/scope/holder";

/** How much of a pool the rules could judge. */
export type Coverage = {
  readonly progress: Pick<ListProgress, "read" | "of" | "listedAt" | "trouble">;
  readonly areServersKnown: boolean;
  readonly areSettingsKnown: boolean;
};

/** What a page over several pools may lack of one of them, as a sentence. */
export type Gap = { readonly poolId: string; readonly environment: string; readonly sentence: string };

/** What findings of a pool may lack, as sentences; none where every rule judged everything. */
export function gapsOf({ progress, areServersKnown, areSettingsKnown }: Coverage): string[] {
  const { read, of, listedAt, trouble } = progress;
  return [
    ...(trouble === null ? [] : [trouble]),
    ...(listedAt === null ? ["Its clients haven’t all been listed yet."] : []),
    ...(read < of ? [`The settings of ${clientsInWords(of - read)} haven’t been read yet.`] : []),
    ...(areServersKnown ? [] : ["Its resource servers haven’t been read yet."]),
    ...(areSettingsKnown
      ? []
      : ["Its deletion protection, domain and registration aren’t known yet: open its Pool details."]),
  ];
}
