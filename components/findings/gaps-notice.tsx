import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { Gap } from "@/lib/domain/finding/gaps";
import { routes } from "@/lib/domain/routes";

type Props = { title: string; gaps: readonly Gap[] };

/** Names every pool that could not be read whole, and why. Renders nothing if there is none. */
export function GapsNotice({ title, gaps }: Props) {
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warn" title={title}>
      <ul className="flex flex-col gap-1">
        {gaps.map(({ poolId, environment, sentence }) => (
          <li key={`${poolId} ${sentence}`}>
            <EnvironmentBadge name={environment} /> {sentence}{" "}
            <TextLink href={routes.poolDetails({ environment })}>Pool details</TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
