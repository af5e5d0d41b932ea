import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";

type Props = {
  /** The environments in which the person may create clients, each with the address of the filled-in form. */
  targets: readonly { environment: string; href: string }[];
  /** Why there are no targets. */
  objection: string;
};

/** Links to the form of a new client with the settings of this one. */
export function DuplicateCard({ targets, objection }: Props) {
  return (
    <Card
      title="Duplicate this client"
      hint="Creates a new client with the same settings and its own ID and secret. You can review everything first."
    >
      {targets.length === 0 ? (
        <p className="text-table text-ink-muted">{objection}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {targets.map(({ environment, href }) => (
            <ButtonLink key={environment} href={href}>
              Duplicate in {environment}
            </ButtonLink>
          ))}
        </div>
      )}
    </Card>
  );
}
