"use client";

import type { ReactNode } from "react";
import { CONTENT_ID } from "@/components/shell/page-content";
import { ProductMark } from "@/components/shell/product-mark";

/**
 * A page with one message and no frame: not found, failed, sign in, no access. It is a client component, because every
 * page is sent with the page for not found.
 */
export function Standalone({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="grid min-h-dvh place-items-center p-4 outline-none">
      <div className="flex w-full max-w-dialog flex-col gap-4 rounded-card border border-line bg-surface p-6">
        <div className="flex items-center gap-2 text-table font-semibold text-ink-muted">
          <ProductMark />
          Clientele
        </div>
        <div className="flex flex-col gap-2">
          <h1 className="text-title font-semibold tracking-tight wrap-anywhere">{title}</h1>
          <div className="text-ink-muted">{children}</div>
        </div>
        {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </main>
  );
}
