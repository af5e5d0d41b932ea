"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/form/segmented";

type Way = { readonly value: string; readonly label: string; readonly panel: ReactNode };

type Props = {
  /** What is chosen; read, not drawn. */
  legend: string;
  ways: readonly [Way, ...Way[]];
  /** The way that is open at first. */
  first?: string;
};

/** The things to do on a page, one at a time. All stay, so that a change of mind loses nothing that was typed. */
export function TokenWays({ legend, ways, first = ways[0].value }: Props) {
  const [way, setWay] = useState(first);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Segmented legend={legend} name="token-way" options={ways} value={way} onChoose={setWay} />
      {ways.map(({ value, panel }) => (
        <div key={value} hidden={way !== value}>
          {panel}
        </div>
      ))}
    </div>
  );
}
