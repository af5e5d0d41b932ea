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
        <a href={routes.overview} className="font-medium underline">
          Go to the overview
        </a>
      }
    >
      <p>
        You submitted the form before the page’s script loaded. Clientele ignored what you typed, and nothing
        was changed. Go back, wait until the page has loaded, and try again. Clientele requires JavaScript.
      </p>
    </Standalone>
  );
}
