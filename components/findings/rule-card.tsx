import { SeverityBadge } from "@/components/findings/severity-badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import type { Severity } from "@/lib/domain/finding/rule";

type Props = {
  title: string;
  severity: Severity;
  why: string;
  fix: string;
  controls: readonly string[];
};

/** What a rule is about, and the published controls that it stands for. */
export function RuleCard({ title, severity, why, fix, controls }: Props) {
  return (
    <Card title={title} hint={why} action={<SeverityBadge severity={severity} />}>
      <DefinitionList
        items={[
          { term: "What to do", detail: fix },
          {
            term: "Controls",
            detail: (
              <ul>
                {controls.map((control) => (
                  <li key={control}>{control}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
}
