"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";

/**
 * Loads the page again, which leads on to the pools once there is a role, and says if there is none yet. `isUnknown`:
 * the page could not find out.
 */
export function CheckAgainButton({ isUnknown }: { isUnknown: boolean }) {
  const router = useRouter();
  const [isPending, begin] = useTransition();
  const [hasChecked, setChecked] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        pending={isPending}
        pendingLabel="Checking…"
        onClick={() => {
          setChecked(true);
          begin(router.refresh);
        }}
      >
        Check again
      </Button>
      <p role="status" className="order-last w-full text-table text-ink-muted empty:hidden">
        {hasChecked && !isPending && !isUnknown ? "Checked just now. You still don’t have a role." : null}
      </p>
    </>
  );
}
