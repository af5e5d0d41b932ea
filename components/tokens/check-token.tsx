"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import { CheckList } from "@/components/tokens/check-list";
import { TokenClaims } from "@/components/tokens/token-claims";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/form/checkbox";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/form/select-field";
import { decodeToken } from "@/lib/domain/token/access-token";
import type { ResourceServer } from "@/lib/domain/scope";
import type { Check } from "@/lib/domain/token/checks";

type Props = { url: string; servers: readonly ResourceServer[] };

type Verdict = { is: "none" } | { is: "given"; checks: readonly Check[] } | { is: "denied"; message: string };

/** Holds a pasted token against the pool, as an API would: a resource server and the scopes it asks for. */
export function CheckToken({ url, servers }: Props) {
  const id = useId();
  const [token, setToken] = useState("");
  const [identifier, setIdentifier] = useState(servers[0]?.identifier ?? "");
  const [required, setRequired] = useState<readonly string[]>([]);
  const [verdict, setVerdict] = useState<Verdict>({ is: "none" });
  const [isPending, setPending] = useState(false);
  const server = servers.find((it) => it.identifier === identifier);
  const decoded = verdict.is === "given" ? decodeToken(token.trim().replace(/^Bearer\s+/i, "")) : null;

  // Neither a page that was left nor the back/forward cache keeps a token.
  useEffect(() => {
    const wipe = () => {
      setToken("");
      setVerdict({ is: "none" });
    };
    window.addEventListener("pagehide", wipe);
    return () => window.removeEventListener("pagehide", wipe);
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    setVerdict(await ask(url, token, required));
    setPending(false);
  }

  return (
    <div className="flex min-w-0 flex-col gap-8">
      <form onSubmit={submit} noValidate className="flex max-w-form flex-col gap-6">
        <Field id={id} label="Access token" hint="With or without the word Bearer before it.">
          {(wiring) => (
            <textarea
              {...wiring}
              rows={5}
              autoComplete="off"
              spellCheck={false}
              value={token}
              onChange={(event) => {
                setToken(event.target.value);
                setVerdict({ is: "none" });
              }}
              className={`${controlLook} w-full py-2 font-mono text-code wrap-anywhere`}
            />
          )}
        </Field>
        <SelectField
          label="Resource server"
          name="server"
          defaultValue={servers[0]?.identifier ?? ""}
          options={servers.map((it) => ({ value: it.identifier, label: `${it.name} (${it.identifier})` }))}
          onChoose={(value) => {
            setIdentifier(value);
            setRequired([]);
            setVerdict({ is: "none" });
          }}
        />
        <Fieldset legend="Scopes it requires">
          {server?.scopes.map(({ full, description }) => (
            <Checkbox
              key={full}
              label={full}
              mono
              description={description}
              checked={required.includes(full)}
              onChange={({ target }) =>
                setRequired((before) =>
                  target.checked ? [...before, full] : before.filter((scope) => scope !== full),
                )
              }
            />
          ))}
        </Fieldset>
        <div>
          <Button type="submit" variant="primary" pending={isPending} pendingLabel="Checking…">
            Check token
          </Button>
        </div>
      </form>
      {verdict.is === "denied" ? <Notice tone="danger" title={verdict.message} /> : null}
      {verdict.is === "given" ? (
        <section aria-label="Verdict" className="flex min-w-0 flex-col gap-4">
          {verdict.checks.every(({ isPassed }) => isPassed) ? (
            <Notice tone="ok" title="An API would accept this token" />
          ) : (
            <Notice tone="danger" title="An API would refuse this token">
              {verdict.checks
                .filter(({ isPassed }) => !isPassed)
                .map(({ name }) => name)
                .join(", ")}{" "}
              failed.
            </Notice>
          )}
          <Card title="What an API would check">
            <CheckList checks={verdict.checks} />
          </Card>
          {decoded ? (
            <Card title="What the token says" hint="Said, and not proven where a check failed.">
              <TokenClaims {...decoded} />
            </Card>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}

async function ask(url: string, token: string, scopes: readonly string[]): Promise<Verdict> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, scopes }),
  }).catch(() => null);
  const body = await answer?.json().catch(() => null);
  if (!answer || !body)
    return { is: "denied", message: "The console did not answer. Try again in a moment." };
  return answer.ok ? { is: "given", checks: body } : { is: "denied", message: body.message };
}
