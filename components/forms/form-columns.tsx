import type { ReactNode } from "react";

type Props = {
  /** The fields and the foot of the form. */
  children: ReactNode;
  /** Names what stands beside the form: "What will happen". */
  asideLabel: string;
  aside: ReactNode;
};

/** A form with a summary beside it, or below it where there is no room. The summary stays in sight. */
export function FormColumns({ children, asideLabel, aside }: Props) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,40rem)_minmax(16rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
      <aside
        aria-label={asideLabel}
        className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-[calc(var(--bar)+2rem)] lg:self-start"
      >
        {aside}
      </aside>
    </div>
  );
}
