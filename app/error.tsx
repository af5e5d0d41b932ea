"use client";

import { Failure } from "@/components/shell/failure";

/** The boundary around every page. It only ever sees bugs: expected refusals are values. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />;
}
