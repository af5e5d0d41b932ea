import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Severity } from "@/lib/domain/finding/rule";
import { capitalized } from "@/lib/domain/text/capitalized";

const tones: Record<Severity, Tone> = { high: "danger", medium: "warn", low: "info" };

/** How soon a finding needs a person. */
export const SeverityBadge = ({ severity }: { severity: Severity }) => (
  <Badge tone={tones[severity]}>{capitalized(severity)}</Badge>
);
