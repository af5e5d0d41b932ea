"use client";

import { useEffect, useRef, useState } from "react";
import { postJson } from "@/components/forms/post-json";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { CheckList } from "@/components/tokens/check-list";
import { TokenClaims } from "@/components/tokens/token-claims";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { PastedText } from "@/components/ui/form/pasted-text";
import { SelectField } from "@/components/ui/form/select-field";
import { Notice } from "@/components/ui/notice";
import type { ResourceServer } from "@/lib/domain/scope";
import { decodeToken } from "@/lib/domain/token/access-token";
import type { Check } from "@/lib/domain/token/checks";

type Props = { url: string; servers: readonly ResourceServer[] };

type Verdict =
  | { is: "none" }
  | { is: "given"; checks: readonly Check[]; decoded: ReturnType<typeof decodeToken> }
  | { is: "denied"; message: string };

/** Checks a pasted token as an API of the pool would, for a resource server and the scopes that it requires. */
export function CheckToken({ url, servers }: Props) {
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const token = secret ?? "";
  const [identifier, setIdentifier] = useState(servers[0]?.identifier ?? "");
  const [required, setRequired] = useState<readonly string[]>([]);
  const [verdict, setVerdict] = useState<Verdict>({ is: "none" });
  const [isPending, setPending] = useState(false);
  const server = servers.find((it) => it.identifier === identifier);

  // Neither a page that was left nor the back/forward cache keeps what a token said.
  useEffect(() => {
    const wipe = () => setVerdict({ is: "none" });
    window.addEventListener("pagehide", wipe);
    return () => window.removeEventListener("pagehide", wipe);
  }, []);

  /** What is asked now. A verdict on something else is not shown. */
  const asked = useRef(0);
  function forget() {
    asked.current += 1;
    setVerdict({ is: "none" });
  }

  async function submit() {
    if (isPending) return;
    setPending(true);
    const question = asked.current;
    const given = await ask(url, token, required);
    if (question === asked.current) setVerdict(given);
    setPending(false);
  }

  return (
    <div className="flex min-w-0 flex-col gap-8">
      <Form onSubmit={submit} className="flex max-w-form flex-col gap-6">
        <PastedText
          label="Access token"
          hint="With or without “Bearer”. The field is cleared after 2 minutes of inactivity."
          rows={5}
          value={token}
          onType={(typed) => {
            hold(typed === "" ? null : typed);
            forget();
          }}
        />
        <SelectField
          label="Resource server"
          name="server"
          defaultValue={servers[0]?.identifier ?? ""}
          options={servers.map((it) => ({ value: it.identifier, label: `${it.name} (${it.identifier})` }))}
          onChoose={(value) => {
            setIdentifier(value);
            setRequired([]);
            forget();
          }}
        />
        <Fieldset legend="Required scopes">
          {server?.scopes.map(({ full, description }) => (
            <Checkbox
              key={full}
              label={full}
              mono
              description={description}
              checked={required.includes(full)}
              onChange={({ target }) => {
                setRequired(
                  target.checked ? [...required, full] : required.filter((scope) => scope !== full),
                );
                forget();
              }}
            />
          ))}
        </Fieldset>
        <div>
          <Button type="submit" variant="primary" pending={isPending} pendingLabel="Checking…">
            Check token
          </Button>
        </div>
      </Form>
      {verdict.is === "denied" ? <Notice tone="danger" title={verdict.message} /> : null}
      {verdict.is === "given" ? (
        <section aria-label="Verdict" className="flex min-w-0 flex-col gap-4">
          {verdict.checks.every(({ isPassed }) => isPassed) ? (
            <Notice tone="ok" title="An API would accept this token" />
          ) : (
            <Notice tone="danger" title="An API would reject this token">
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
          {verdict.decoded ? (
            <Card title="Token contents" hint="Unverified if a check failed.">
              <TokenClaims {...verdict.decoded} />
            </Card>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}

async function ask(url: string, token: string, scopes: readonly string[]): Promise<Verdict> {
  const posted = await postJson<Check[]>(url, { token, scopes });
  if (posted.is === "silent")
    return { is: "denied", message: "Clientele didn’t respond. Try again in a moment." };
  if (posted.is === "refused") return { is: "denied", message: posted.message };
  const decoded = decodeToken(token.trim().replace(/^Bearer\s+/i, ""));
  return { is: "given", checks: posted.value, decoded };
}
