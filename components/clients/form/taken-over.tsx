import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { ownResources } from "@/lib/domain/client/own-resources";
import { type ClientTemplate, carriedInWords, type sortScopes } from "@/lib/domain/client/template";
import { routes } from "@/lib/domain/routes";
import { scopesInWords, serverOf } from "@/lib/domain/scope";
import type { ScopeChoice } from "@/lib/domain/scope/choice";

type Props = ScopeChoice & {
  pool: PoolShown;
  /** What it is taken from, as people call it. */
  from: string;
  template: ClientTemplate;
  scopes: ReturnType<typeof sortScopes>;
  /** Whether it is a file. What the pool lacks of a client is said above the form. */
  isFile: boolean;
  /** Whether the person may add scopes to this pool. */
  mayAddScopes: boolean;
};

/** What a new client copies from another, what it does not copy, and what its pool lacks for that. */
export function TakenOver(props: Props) {
  const { pool, from, template, scopes, isFile, servers, restricted, mayAddScopes } = props;
  const settings = carriedInWords(template.carried);
  return (
    <div className="flex flex-col gap-4">
      {isFile && scopes.missing.length > 0 ? (
        <Notice
          tone="warn"
          title={`${pool.environment} doesn’t have ${scopesInWords(scopes.missing.length)} of ${from}`}
        >
          <p>
            {scopes.missing.join(", ")}: clients in this environment can’t have{" "}
            {scopes.missing.length === 1 ? "it" : "them"}.
            {mayAddScopes
              ? " Add the missing scopes first, or continue without them."
              : ` Ask an admin of ${pool.environment} to add the missing scopes, or continue without them.`}
          </p>
          {mayAddScopes ? (
            <ul className="mt-1 flex flex-col gap-1">
              {[...new Set(scopes.missing.map((scope) => serverOf(scope).identifier))].map((identifier) => (
                <li key={identifier}>
                  <Addition pool={pool} identifier={identifier} servers={servers} />
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {scopes.refused.length > 0 ? (
        <Notice tone="info" title={`You can’t grant ${scopesInWords(scopes.refused.length)} of ${from}`}>
          {scopes.refused.map((scope) => (
            <p key={scope}>
              {scope}: ask {restricted[scope]} to grant it.
            </p>
          ))}
        </Notice>
      ) : null}
      <Card
        title={`Copied from ${from}`}
        hint={`Name, scopes and lifetime are in the form. The ID and secrets aren’t copied, nor are settings for user sign-in that Cognito keeps apart: ${ownResources.join(", ")}.`}
      >
        <div className="flex flex-col gap-3">
          {settings.length > 0 ? (
            <DefinitionList items={settings} />
          ) : (
            <p className="text-ink-muted">Nothing else: all other settings use Cognito’s defaults.</p>
          )}
          {template.leftOut.length > 0 ? (
            <div>
              <h3 className="font-medium">Not copied</h3>
              <ul className="mt-1 flex flex-col gap-1 text-table wrap-anywhere text-ink-muted">
                {template.leftOut.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      </Card>
    </div>
  );
}

function Addition({ pool, identifier, servers }: Pick<Props, "pool" | "servers"> & { identifier: string }) {
  const isThere = servers.some((server) => server.identifier === identifier);
  return (
    <TextLink href={isThere ? routes.resourceServer(pool, identifier) : routes.newResourceServer(pool)}>
      {isThere ? `Add scopes to ${identifier}` : `Add the resource server ${identifier}`}
    </TextLink>
  );
}
