import { Explained } from "@/components/pools/explained";
import { UnreadFact } from "@/components/pools/unread-fact";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { LongCode } from "@/components/ui/text/long-code";
import type { PoolDomain } from "@/lib/domain/pool/pool-facts";
import { domainAdvice, domainMark, loginInWords, tlsInWords } from "@/lib/domain/pool/pool-words";
import type { Result } from "@/lib/domain/result";

type Props = {
  domains: readonly { readonly name: string; readonly state: Result<PoolDomain | null> }[];
  /** The custom domain among them; null for none. */
  customDomain: string | null;
};

/** The domains of a pool, at which its clients get their tokens. */
export function PoolDomainsCard({ domains, customDomain }: Props) {
  return (
    <Card title="Domains" hint="Clients request their tokens here.">
      {domains.length === 0 ? (
        <p>
          This pool has no domain, so it has no token endpoint. Its clients can still call GetClientToken.
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          {domains.map(({ name, state }) => (
            <section key={name} className="flex flex-col gap-2">
              <h3 className="font-medium">
                <LongCode text={name} />
              </h3>
              {state.ok ? (
                <Facts domain={state.value} isCustom={name === customDomain} />
              ) : (
                <UnreadFact problem={state.problem} />
              )}
            </section>
          ))}
        </div>
      )}
    </Card>
  );
}

function Facts({ domain, isCustom }: { domain: PoolDomain | null; isCustom: boolean }) {
  const { label, tone } = domainMark(domain);
  const { loginVersion = null, certificateArn = null, tlsPolicy = null, failover = null } = domain ?? {};
  return (
    <DefinitionList
      items={[
        { term: "Kind", detail: isCustom ? "Custom domain" : "Amazon Cognito prefix" },
        {
          term: "Status",
          detail: (
            <Explained words={domainAdvice(domain, isCustom)}>
              <Badge tone={tone}>{label}</Badge>
            </Explained>
          ),
        },
        ...(loginVersion === null
          ? []
          : [{ term: "Login pages", detail: loginInWords(loginVersion) ?? `Version ${loginVersion}` }]),
        ...(isCustom
          ? [
              {
                term: "Certificate",
                detail: certificateArn === null ? "Unknown" : <LongCode text={certificateArn} />,
              },
              { term: "TLS policy", detail: <Tls policy={tlsPolicy} /> },
            ]
          : []),
        ...(failover === null
          ? []
          : [
              {
                term: "Failover",
                detail: (
                  <Explained
                    words={failover.healthCheckId && `Route 53 health check ${failover.healthCheckId}`}
                  >
                    To {failover.region}
                  </Explained>
                ),
              },
            ]),
      ]}
    />
  );
}

function Tls({ policy }: { policy: string | null }) {
  if (policy === null) return "Cognito’s default";
  return (
    <Explained words={tlsInWords(policy)}>
      <LongCode text={policy} />
    </Explained>
  );
}
