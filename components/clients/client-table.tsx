"use client";

import { ClientRow } from "@/components/clients/client-row";
import { useSettings } from "@/components/clients/use-settings";
import { Table } from "@/components/ui/table";
import { type AppClient, type ClientName, isM2m } from "@/lib/domain/client";

type Props = {
  rows: readonly (ClientName & { client: AppClient | null; href: string })[];
  /** Streams the settings that `rows` lack. */
  settingsUrl: string;
  isM2mOnly: boolean;
};

const columns = [
  { label: "Name", width: "25%" },
  { label: "Type", width: "8.75rem" },
  "Scopes",
  { label: "Token lifetime", width: "7.5rem" },
  { label: "Created", width: "8.5rem" },
];

/** The clients of one page of the list. Names are there at once, settings fill in as Cognito's rate allows. */
export function ClientTable({ rows, settingsUrl, isM2mOnly }: Props) {
  const missing = rows.filter((row) => !row.client).map((row) => row.clientId);
  const arrived = useSettings(settingsUrl, missing);
  const filled = rows.map((row) => ({
    ...row,
    client: row.client ?? arrived.get(row.clientId)?.client ?? null,
    message: arrived.get(row.clientId)?.message ?? null,
  }));
  const shown = filled.filter(({ client }) => !isM2mOnly || !client || isM2m(client.kind));
  const left = missing.filter((clientId) => !arrived.has(clientId)).length;

  return (
    <>
      <Table label="App clients" columns={columns}>
        {shown.map((row) => (
          <ClientRow key={row.clientId} {...row} />
        ))}
      </Table>
      <p role="status" className="mt-2 min-h-5 text-table text-ink-muted tabular-nums">
        {left > 0
          ? `Settings for ${rows.length - left} of ${rows.length} clients. Cognito gives 5 a second.`
          : null}
        {left === 0 && shown.length < rows.length
          ? `${rows.length - shown.length} on this page are for people’s sign-in and not shown.`
          : null}
      </p>
    </>
  );
}
