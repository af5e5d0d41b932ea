import { buttonLook } from "@/components/ui/button-look";
import { routes } from "@/lib/domain/routes";

/** Downloads the evidence pack. A plain link: it answers with a file, or with a sentence that says why not. */
export const EvidenceLink = () => (
  <a href={routes.evidence} className={buttonLook("secondary", "body")}>
    Download evidence pack
  </a>
);
