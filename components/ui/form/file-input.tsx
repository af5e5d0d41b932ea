import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "onClick" | "onChange" | "className"> & {
  /** Is given what was chosen, or nothing where the choice was taken back. */
  choose: (file: File | undefined) => void;
};

/** Asks for a file. Chosen again after a correction, the same one counts as new. */
export function FileInput({ choose, ...input }: Props) {
  return (
    <input
      {...input}
      type="file"
      className="max-w-full text-table file:mr-2 file:min-h-8 file:cursor-pointer file:rounded-control file:border file:border-line-strong/50 file:bg-surface file:px-3 file:text-ink"
      onClick={(event) => {
        event.currentTarget.value = "";
      }}
      onChange={(event) => choose(event.target.files?.[0])}
    />
  );
}
