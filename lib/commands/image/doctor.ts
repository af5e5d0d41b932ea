import { runDoctor } from "@/lib/commands/doctor/examine";

// The image's own: it has no local Cognito.
await runDoctor("node doctor.mjs");
