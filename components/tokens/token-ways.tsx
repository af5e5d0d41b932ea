"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/form/segmented";

type Way = "try" | "explain";

type Props = {
  requestToken: ReactNode;
  explainError: ReactNode;
};

/** The two things to do on this page. Both stay, so that a change of mind loses nothing that was typed. */
export function TokenWays({ requestToken, explainError }: Props) {
  const [way, setWay] = useState<Way>("try");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Segmented
        legend="What to do"
        name="token-way"
        options={[
          { value: "try", label: "Request a token" },
          { value: "explain", label: "Explain an error from your app" },
        ]}
        value={way}
        onChoose={setWay}
      />
      <div hidden={way !== "try"}>{requestToken}</div>
      <div hidden={way !== "explain"}>{explainError}</div>
    </div>
  );
}
