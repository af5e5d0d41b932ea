import type { KnownNames } from "@/lib/domain/question/known";

const scopes = ["payments/refund", "payments/charge", "orders/read"];
const clients = ["billing-export", "orders-worker", "notifier"];

/** What a small fleet knows, for questions about it. */
export const aFleet: KnownNames = {
  environments: ["dev", "staging", "prod", "production"],
  teams: ["team-orders", "team-payments"],
  servers: [
    { identifier: "payments", name: "Payments" },
    { identifier: "orders", name: "Orders API" },
  ],
  hasScope: (text) => scopes.some((it) => it.includes(text)),
  hasClient: (text) => clients.includes(text.toLowerCase()),
  hasText: (text) => clients.some((it) => it.includes(text.toLowerCase())),
};
