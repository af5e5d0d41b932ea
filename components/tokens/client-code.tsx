import { Download } from "lucide-react";
import { CurlSnippets } from "@/components/tokens/curl-snippets";
import { Highlighted } from "@/components/tokens/highlighted";
import { SnippetChooser } from "@/components/tokens/snippet-chooser";
import { buttonLook } from "@/components/ui/button-look";
import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";

/** A client's code for terminals, programs, tools and APIs, made and coloured on the server. */
export function ClientCode({ facts, kitUrl }: { facts: SnippetFacts; kitUrl: string }) {
  const curl = {
    id: "curl",
    title: "curl",
    body: <CurlSnippets tokenUrl={facts.tokenUrl} clientId={facts.clientId} scopes={facts.scopes} />,
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <a href={kitUrl} download className={buttonLook("secondary", "body")}>
          <Download aria-hidden="true" />
          Download starter kit (.zip)
        </a>
        <p className="text-ink-muted">Snippets, smoke test and rotation runbook.</p>
      </div>
      <SnippetChooser
        groups={[
          { title: "Terminal", choices: [curl] },
          ...snippetGroups(facts).map(({ title, snippets }) => ({
            title,
            choices: snippets.map((snippet) => ({
              id: snippet.id,
              title: snippet.title,
              body: <Snippet {...snippet} />,
            })),
          })),
        ]}
      />
    </>
  );
}

function Snippet({ title, hint, proof, files }: CodeSnippet) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h2 className="text-section font-semibold">{title}</h2>
      <p className="max-w-reading text-ink-muted">{hint}</p>
      {proof === "reviewed" ? (
        <Notice tone="info" title="Reviewed, not run">
          The other snippets are tested against a local Cognito. This one was only reviewed.
        </Notice>
      ) : null}
      {files.map(({ name, language, text }) => (
        <CodeBlock key={name} title={name} code={text}>
          <Highlighted code={text} language={language} />
        </CodeBlock>
      ))}
    </div>
  );
}
