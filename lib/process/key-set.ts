import "server-only";
import { createRemoteJWKSet, customFetch } from "jose";
import { boundedFetch } from "@/lib/process/bounded-fetch";

/** The keys that an address publishes, asked for with `boundedFetch` when they are needed. */
export const keySetAt = (address: URL): ReturnType<typeof createRemoteJWKSet> =>
  createRemoteJWKSet(address, {
    [customFetch]: async (url) => {
      const answer = await boundedFetch(url, { method: "GET" });
      if (answer.is === "unanswered" || answer.isCut) return Response.error();
      return new Response(answer.text, { status: answer.status });
    },
  });
