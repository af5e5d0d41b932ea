import type { ReactNode } from "react";
import { PopoverPanel } from "@/components/ui/popover-panel";
import { BrowserChoice } from "@/components/ui/setting/browser-choice";
import { shortcuts, theme, times } from "@/components/ui/setting/browser-setting";

/** The person who is signed in, as the menu shows them. */
export type PersonShown = {
  name: string;
  email: string;
  /** In words: "Admin", "Operator of team payments". */
  roles: readonly string[];
};

/** The signed-in person, their roles, the choices that this browser keeps and the button that signs out. */
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
      <div className="flex flex-col gap-3 border-t border-line p-3">
        <BrowserChoice
          legend="Theme"
          setting={theme}
          labels={{ light: "Light", dark: "Dark", system: "System" }}
        />
        <BrowserChoice legend="Times" setting={times} labels={{ relative: "Relative", exact: "Exact" }} />
        <BrowserChoice legend="Keyboard shortcuts" setting={shortcuts} labels={{ on: "On", off: "Off" }} />
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
