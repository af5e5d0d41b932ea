import { Download } from "lucide-react";
import { CurlSnippets } from "@/components/tokens/curl-snippets";
import { Highlighted } from "@/components/tokens/highlighted";
import { SnippetChooser } from "@/components/tokens/snippet-chooser";
import { buttonLook } from "@/components/ui/button-look";
import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";
import { type SnippetGroup, snippetGroups } from "@/lib/domain/snippet/catalogue";
import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";

type Props = {
  facts: SnippetFacts;
  kitUrl: string;
  /** Whether the pool has a trigger that changes the tokens of clients, and may want their metadata. */
  takesMetadata: boolean;
};

/** A client's code for terminals, programs, tools and APIs, made and coloured on the server. */
export function ClientCode({ facts, kitUrl, takesMetadata }: Props) {
  const terminal = {
    title: "Terminal",
    choices: [
      {
        id: "curl",
        title: "curl",
        body: <CurlSnippets tokenUrl={facts.tokenUrl} clientId={facts.clientId} scopes={facts.scopes} />,
      },
    ],
  };
  const groups = snippetGroups(facts);
  const groupsOf = (wanted: SnippetGroup["side"]) =>
    groups
      .filter(({ side }) => side === wanted)
      .map(({ title, snippets }) => ({
        title,
        choices: snippets.map((snippet) => ({
          id: snippet.id,
          title: snippet.title,
          body: <Snippet {...snippet} />,
        })),
      }));
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
        sides={[
          {
            id: "call",
            title: "Call the API",
            about: takesMetadata ? <ClientMetadata /> : undefined,
            groups: [terminal, ...groupsOf("call")],
          },
          {
            id: "protect",
            title: "Protect the API",
            about: <DemandedScope {...facts} />,
            groups: groupsOf("protect"),
          },
        ]}
      />
    </>
  );
}

/** How a program sends what the trigger may want (developer guide, token endpoint). */
function ClientMetadata() {
  return (
    <p className="max-w-reading text-ink-muted">
      A pre token generation trigger of this pool changes the tokens. If it needs data from your program, send
      it as the form parameter <code className="font-mono text-code text-ink">aws_client_metadata</code>, a
      JSON object of strings. In curl:{" "}
      <code className="font-mono text-code wrap-anywhere text-ink">
        {'--data-urlencode \'aws_client_metadata={"tenant":"acme"}\''}
      </code>
    </p>
  );
}

/** What an API is set up to demand, and what to change. */
function DemandedScope(facts: SnippetFacts) {
  return (
    <p className="max-w-reading text-ink-muted">
      Each asks for a token with the scope{" "}
      <code className="font-mono text-code wrap-anywhere text-ink">{demandedScope(facts)}</code> and, where
      the product can, of this client only.{" "}
      {facts.scopes.length === 1 ? null : "Change the scope to the one that your API needs. "}
      Cognito adds no aud to these tokens, so nothing here requires one.
    </p>
  );
}

function Snippet({ title, hint, proof, source, files }: CodeSnippet) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h2 className="text-section font-semibold">{title}</h2>
      <p className="max-w-reading wrap-anywhere text-ink-muted">
        {hint}
        {source ? (
          <>
            {" "}
            <a href={source} target="_blank" rel="noreferrer" className="text-link">
              Documentation of the format
            </a>
          </>
        ) : null}
      </p>
      {proof === "reviewed" ? (
        <Notice tone="info" title="Reviewed, not run">
          Most programs here are tested against a local Cognito. This one was only reviewed.
        </Notice>
      ) : null}
      {files.map(({ name, language, text }) => (
        <CodeBlock key={name} title={name} code={text}>
          <Highlighted code={text} language={language} />
        </CodeBlock>
      ))}
      {proof === "parsed" && files.length > 0 ? (
        <p className="text-table text-ink-muted">Its format is tested. It isn’t run.</p>
      ) : null}
    </div>
  );
}
