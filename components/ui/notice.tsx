import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/text/copy-button";

type NoticeTone = "ok" | "warn" | "danger" | "info";

type Props = {
  tone: NoticeTone;
  title: string;
  children?: ReactNode;
  /** What support needs to find this in AWS's log or ours; shown in mono with a copy button. */
  requestId?: string | undefined;
  /** Buttons or links that lead out of here. */
  actions?: ReactNode;
};

const looks = {
  ok: { box: "border-ok/40 bg-ok-soft", icon: "text-ok", Icon: CircleCheck },
  warn: { box: "border-warn/40 bg-warn-soft", icon: "text-warn", Icon: TriangleAlert },
  danger: { box: "border-danger/40 bg-danger-soft", icon: "text-danger", Icon: CircleAlert },
  info: { box: "border-info/40 bg-info-soft", icon: "text-info", Icon: Info },
} as const;

/** What happened and what to do, beside its cause. A problem (`danger`) is announced at once, the rest politely. */
export function Notice({ tone, title, children, requestId, actions }: Props) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      // A form focuses the alert when it is the answer to what was sent.
      tabIndex={tone === "danger" ? -1 : undefined}
      className={`flex gap-2 rounded-card border px-3 py-2.5 text-body text-ink ${box}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${icon}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="font-medium wrap-anywhere">{title}</div>
        {children ? <div className="wrap-anywhere text-ink-muted">{children}</div> : null}
        {requestId ? (
          <div className="flex flex-wrap items-center gap-x-2 text-small text-ink-muted">
            AWS request <code className="font-mono wrap-anywhere text-ink">{requestId}</code>
            <CopyButton value={requestId} what="request ID" size="small" variant="quiet" compact />
          </div>
        ) : null}
        {actions ? <div className="mt-1 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
