import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "onClick" | "onChange" | "className"> & {
  /** Called with the chosen files: one unless `multiple` is set, none when the choice is cleared. */
  choose: (files: readonly File[]) => void;
};

/** Asks for files. The same file, chosen again after a correction, counts as a new choice. */
export function FileInput({ choose, ...input }: Props) {
  return (
    <input
      {...input}
      type="file"
      className="max-w-full text-table file:mr-2 file:min-h-8 file:cursor-pointer file:rounded-control file:border file:border-line-strong/50 file:bg-surface file:px-3 file:text-ink"
      onClick={(event) => {
        event.currentTarget.value = "";
      }}
      onChange={(event) => choose([...(event.target.files ?? [])])}
    />
  );
}
