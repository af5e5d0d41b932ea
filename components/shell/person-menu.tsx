import type { ReactNode } from "react";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { PopoverPanel } from "@/components/ui/popover-panel";

/** The person who is signed in, as the menu shows them. */
export type PersonShown = {
  name: string;
  email: string;
  /** In words: "Admin", "Operator of team payments". */
  roles: readonly string[];
};

/** The signed-in person, their roles, the theme and the button that signs out. */
export function PersonMenu({ person, signOut }: { person: PersonShown; signOut: ReactNode }) {
  return (
    <PopoverPanel
      label={`Account of ${person.name}`}
      trigger={
        <span className="grid size-7 place-items-center rounded-full border border-line bg-sunken text-small font-semibold">
          {initialsOf(person.name)}
        </span>
      }
      triggerClassName="grid size-8 place-items-center rounded-full hover:bg-hover"
      place="top-13 right-2 w-64"
    >
      <div className="p-3">
        <p className="font-medium wrap-anywhere">{person.name}</p>
        {person.email === person.name ? null : (
          <p className="text-table wrap-anywhere text-ink-muted">{person.email}</p>
        )}
        <ul className="mt-1 text-table text-ink-muted">
          {person.roles.map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      </div>
      <div className="border-t border-line p-3">
        <ThemeChoice />
      </div>
      <div className="border-t border-line p-3">{signOut}</div>
    </PopoverPanel>
  );
}

/** The first letters of the first and the last word, of a name or of an address. */
function initialsOf(name: string): string {
  const words =
    name
      .split("@")[0]
      ?.split(/[\s._-]+/)
      .filter(Boolean) ?? [];
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "");
  return letters.join("").toUpperCase();
}
