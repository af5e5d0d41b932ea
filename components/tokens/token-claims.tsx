import { Moment } from "@/components/ui/text/moment";
import { claimWords, type DecodedToken, instantIn } from "@/lib/domain/token/access-token";

/** A token's header and claims, each with what it is for. */
export function TokenClaims({ header, claims }: DecodedToken) {
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <Members title="Header" members={header} />
      <Members title="Claims" members={claims} />
    </div>
  );
}

function Members({ title, members }: { title: string; members: Readonly<Record<string, unknown>> }) {
  return (
    <div className="min-w-0">
      <h3 className="text-table font-medium text-ink-muted">{title}</h3>
      <dl className="mt-1 divide-y divide-line">
        {Object.entries(members).map(([name, value]) => (
          <div key={name} className="py-2">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-code font-medium">{name}</code>
              <span className="text-small text-ink-muted">{claimWords(name)}</span>
            </dt>
            <dd className="font-mono text-code wrap-anywhere">
              <Value name={name} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  const instant = instantIn(name, value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return instant === null ? (
    text
  ) : (
    <>
      {text} <Moment at={instant} />
    </>
  );
}
