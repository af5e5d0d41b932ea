import type { Metadata } from "next";
import { Standalone } from "@/components/shell/standalone";
import { routes } from "@/lib/domain/routes";

export const metadata: Metadata = { title: "Nothing was sent" };

/** The page after a form that the browser sent without the page's script. */
export default function NotSentPage() {
  return (
    <Standalone
      title="Nothing was sent"
      action={
        // A plain link, which works without the script.
        <a href={routes.pools} className="font-medium underline">
          Go to the user pools
        </a>
      }
    >
      <p>
        The page’s script had not loaded when you submitted the form. The console read nothing of what you
        typed, and nothing was changed. Go back, wait until the page has loaded, and try again. The console
        needs JavaScript.
      </p>
    </Standalone>
  );
}
