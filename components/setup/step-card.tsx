import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";

type Props = {
  title: string;
  hint: ReactNode;
  /** How many things are to be done; null where that is not known. */
  open: number | null;
  children: ReactNode;
};

/** One step of the setup, and whether anything is left of it. */
export const StepCard = ({ title, hint, open, children }: Props) => (
  <Card
    title={title}
    hint={hint}
    action={
      open === null ? undefined : (
        <Badge tone={open === 0 ? "ok" : "warn"}>{open === 0 ? "Done" : `${open} to do`}</Badge>
      )
    }
  >
    {children}
  </Card>
);
