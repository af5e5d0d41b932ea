import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { Doctor } from "@/components/doctor/doctor";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { lastReport } from "@/lib/acts/doctor/report";
import { reportForPerson, whyNoDoctor } from "@/lib/auth/doctor-door";
import { requirePerson } from "@/lib/auth/person";

export const metadata: Metadata = { title: "Doctor" };

export default async function DoctorPage() {
  const person = await requirePerson();
  const objection = whyNoDoctor(person);
  const last = objection === null ? await reportForPerson(lastReport()) : null;
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="Doctor">
        Checks the clock, the AWS credentials, each IAM action on each pool, the token endpoints, the sign-in
        client and the database. It changes nothing in AWS.
      </PageHeader>
      {objection === null ? <Doctor last={last} /> : <Notice tone="info" title={objection} />}
    </ConsoleFrame>
  );
}
