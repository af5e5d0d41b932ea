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
      className="max-w-full text-table file:mr-3 file:h-8 file:rounded-control file:border file:border-solid file:border-line-strong file:bg-surface file:px-2.5 file:font-medium file:text-ink"
      onClick={(event) => {
        event.currentTarget.value = "";
      }}
      onChange={(event) => choose(event.target.files?.[0])}
    />
  );
}
