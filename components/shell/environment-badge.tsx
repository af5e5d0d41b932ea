import { toneOf } from "@/components/shell/environment-tone";

/** The name of an environment on its colour; the word carries the meaning. */
export function EnvironmentBadge({ name }: { name: string }) {
  return (
    <span
      className={`inline-block max-w-32 truncate align-middle rounded-chip border border-transparent px-1.5 text-small font-semibold text-environment-ink ${toneOf(name)}`}
    >
      {name}
    </span>
  );
}
