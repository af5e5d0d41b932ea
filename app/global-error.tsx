"use client";

import "./globals.css";
import { Failure } from "@/components/shell/failure";

/** The boundary around the root layout. It brings its own document, so it follows the system's theme. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Clientele</title>
        <Failure error={error} retry={retry} />
      </body>
    </html>
  );
}
