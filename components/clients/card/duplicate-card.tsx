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
      hint="A new client with these settings, an id and a secret of its own. You see what is taken over before it is made."
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
