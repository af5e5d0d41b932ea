"use client";

import { CircleQuestionMark, Menu } from "lucide-react";
import type { ReactNode } from "react";
import { Keyboard } from "@/components/keyboard/keyboard";
import { toneOf } from "@/components/shell/environment-tone";
import { NavigationLinks } from "@/components/shell/navigation-links";
import { CONTENT_ID } from "@/components/shell/page-content";
import { PersonMenu, type PersonShown } from "@/components/shell/person-menu";
import { type Environment, PoolSwitcher } from "@/components/shell/pool-switcher";
import { ProductMark } from "@/components/shell/product-mark";
import { Toast } from "@/components/shell/toast";
import { AppLink } from "@/components/ui/app-link";
import { PopoverPanel } from "@/components/ui/popover-panel";
import type { Page } from "@/lib/domain/navigation";
import { routes } from "@/lib/domain/routes";

type Props = {
  /** Every configured pool; the one of this page has `isCurrent`. Its colour lies under the bar. */
  environments: readonly Environment[];
  /** The pages that lead on from here: those of this pool, where it has one, and those of the console. */
  navigation: readonly Page[];
  person: PersonShown;
  /** The button that signs out, in its form. */
  signOut: ReactNode;
  children: ReactNode;
};

/**
 * The bar, the navigation and the content of every page behind the sign-in. A client component, so that beside the page
 * itself only these facts are sent, and no elements.
 */
export function Frame(props: Props) {
  const { environments, navigation, person, signOut, children } = props;
  const current = environments.find((environment) => environment.isCurrent);

  return (
    <div className="min-h-dvh [--bar:51px]">
      <header className="sticky top-0 z-20 bg-surface">
        <div className="flex h-12 items-center gap-1 px-2 sm:gap-2 md:px-4">
          <div className="md:hidden">
            <PopoverPanel
              label="Navigation"
              trigger={<Menu aria-hidden="true" className="size-5" />}
              triggerClassName="grid size-8 place-items-center rounded-control text-ink-muted hover:bg-hover"
              place="top-13 left-2 w-64"
            >
              <nav aria-label="Pages" className="p-2">
                <NavigationLinks entries={navigation} />
              </nav>
            </PopoverPanel>
          </div>
          <AppLink
            href={routes.overview}
            className="flex items-center gap-2 rounded-control pr-1 font-semibold tracking-tight"
          >
            <ProductMark />
            <span className="max-sm:sr-only">Clientele</span>
          </AppLink>
          <PoolSwitcher environments={environments} />
          <div className="ml-auto flex items-center gap-1 sm:gap-2">
            <Keyboard pages={navigation} />
            <AppLink
              href={routes.help}
              className="flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-control px-1.5 font-medium text-ink-muted hover:bg-hover hover:text-ink [&_svg]:size-4"
            >
              <CircleQuestionMark aria-hidden="true" />
              <span className="max-sm:sr-only">Help</span>
            </AppLink>
            <PersonMenu person={person} signOut={signOut} />
          </div>
        </div>
        <div
          className={
            current
              ? `h-[3px] forced-color-adjust-none ${toneOf(current.name)}`
              : "h-[3px] border-t border-line"
          }
        />
      </header>
      <div className="flex">
        <nav
          aria-label="Pages"
          className="sticky top-(--bar) hidden h-[calc(100dvh-var(--bar))] w-52 shrink-0 overflow-y-auto border-r border-line p-3 md:block"
        >
          <NavigationLinks entries={navigation} />
        </nav>
        <main id={CONTENT_ID} tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:p-8">
          <div className="mx-auto flex max-w-content flex-col gap-6 has-[[data-wide]]:max-w-none">
            {children}
          </div>
          <Toast />
        </main>
      </div>
    </div>
  );
}
