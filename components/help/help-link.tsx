import { AppLink } from "@/components/ui/app-link";
import { routes } from "@/lib/domain/routes";

type Props = {
  /** The help page's name in `pages.ts`. */
  page: string;
  /** The anchor of a section of it. A test looks it up. */
  section?: string;
  /** Says what one learns there: "What errors mean". */
  children: string;
};

/** A link from the console, or from another help page, to the help. */
export const HelpLink = ({ page, section, children }: Props) => (
  <AppLink href={routes.helpPage(page, section)} className="text-link underline">
    {children}
  </AppLink>
);
