import { Explained } from "@/components/pools/explained";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { LongCode } from "@/components/ui/text/long-code";
import { Moment } from "@/components/ui/text/moment";
import type { PoolFacts } from "@/lib/domain/pool/pool-facts";
import { planInWords, tokenTriggerInWords } from "@/lib/domain/pool/pool-words";
import type { TokenTrigger } from "@/lib/domain/pool/token-trigger";

type Props = {
  name: string;
  region: string;
  facts: PoolFacts;
  tokenTrigger: TokenTrigger | null;
};

/** What a pool is: its plan, its protection, its key and its triggers. */
export function PoolFactsCard({ name, region, facts, tokenTrigger }: Props) {
  return (
    <Card title="User pool">
      <DefinitionList
        items={[
          { term: "Name", detail: name },
          { term: "ARN", detail: facts.arn === null ? unknown : <LongCode text={facts.arn} /> },
          { term: "Region", detail: region },
          { term: "Feature plan", detail: facts.plan === null ? unknown : planInWords(facts.plan) },
          { term: "Deletion protection", detail: <Protection isOn={facts.isProtected} /> },
          { term: "Encryption key", detail: <Key arn={facts.keyArn} /> },
          { term: "Lambda triggers", detail: <Triggers facts={facts} tokenTrigger={tokenTrigger} /> },
          { term: "Created", detail: <Instant at={facts.createdAt} /> },
          { term: "Last changed", detail: <Instant at={facts.changedAt} /> },
        ]}
      />
    </Card>
  );
}

const unknown = "Unknown";

const Instant = ({ at }: { at: string | null }) => (at === null ? unknown : <Moment at={at} />);

function Protection({ isOn }: { isOn: boolean | null }) {
  if (isOn === null) return unknown;
  return isOn ? (
    <Badge tone="ok">On</Badge>
  ) : (
    <Explained words="Anybody who may call DeleteUserPool can delete the pool with all of its clients.">
      <Badge tone="warn">Off</Badge>
    </Explained>
  );
}

function Key({ arn }: { arn: string | null }) {
  if (arn === null) return "Owned by AWS";
  return (
    <Explained words="A customer managed key: if it is disabled or deleted, the pool stops working.">
      <LongCode text={arn} />
    </Explained>
  );
}

function Triggers({ facts, tokenTrigger }: Pick<Props, "facts" | "tokenTrigger">) {
  const all = [
    ...(tokenTrigger === null
      ? []
      : [
          {
            name: `Pre token generation, ${tokenTriggerInWords(tokenTrigger.version)}`,
            functionArn: tokenTrigger.functionArn,
          },
        ]),
    ...facts.triggers,
  ];
  if (all.length === 0) return "None";
  return (
    <ul className="flex flex-col gap-2">
      {all.map(({ name, functionArn }) => (
        <li key={name}>
          <Explained words={name}>
            <LongCode text={functionArn} />
          </Explained>
        </li>
      ))}
    </ul>
  );
}
