import { Notice } from "@/components/ui/notice";
import { Moment } from "@/components/ui/text/moment";
import { auditLines } from "@/lib/domain/audit/words";
import type { OutsideChange } from "@/lib/domain/list/inventory";

/** The last change of a client outside this console: when it was noticed, and what differs. */
export function OutsideNotice({ change }: { change: OutsideChange }) {
  const before = new Map(auditLines(change.before).map(({ name, text }) => [name, text]));
  const after = new Map(auditLines(change.after).map(({ name, text }) => [name, text]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return (
    <Notice
      tone="info"
      title={
        change.kind === "created"
          ? "This client was created outside Clientele"
          : "This client was changed outside Clientele"
      }
    >
      <p>
        Detected <Moment at={change.at} />. Cognito doesn’t report who made the change; check AWS CloudTrail.
      </p>
      {change.kind === "changed" ? (
        <ul className="mt-2 flex flex-col gap-1">
          {names.map((name) => (
            <li key={name} className="wrap-anywhere">
              <span className="font-medium text-ink">{name}</span>: removed{" "}
              <del className="no-underline">{before.get(name) ?? "nothing"}</del>, added{" "}
              <ins className="no-underline">{after.get(name) ?? "nothing"}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
