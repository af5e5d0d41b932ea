import { expect, test } from "vitest";
import {
  domainAdvice,
  domainMark,
  flowsInWords,
  limitInWords,
  loginInWords,
  planInWords,
  replicaMark,
  tlsInWords,
  tokenTriggerInWords,
} from "@/lib/domain/pool/pool-words";

const domain = (status: string | null) => ({
  status,
  loginVersion: 2,
  certificateArn: null,
  tlsPolicy: null,
  failover: null,
});

test("a value that this console does not know is shown as Cognito names it", () => {
  expect(planInWords("ESSENTIALS")).toBe("Essentials");
  expect(planInWords("ULTRA")).toBe("ULTRA");
  expect(domainMark(domain("MELTING"))).toEqual({ label: "MELTING", tone: "neutral" });
  expect(replicaMark("MELTING")).toEqual({ label: "MELTING", tone: "neutral" });
  expect(tokenTriggerInWords("V9_0")).toBe("V9_0");
  expect(tlsInWords("TLS_V9")).toBeNull();
  expect(loginInWords(9)).toBeNull();
  expect(flowsInWords(["code", "device"])).toBe("authorization code, device");
});

test("a domain that does not work yet, or no more, says how long that takes and what to do", () => {
  expect(domainMark(domain("ACTIVE"))).toEqual({ label: "Active", tone: "ok" });
  expect(domainAdvice(domain("ACTIVE"), true)).toBeNull();
  expect(domainAdvice(domain("CREATING"), false)).toContain("up to a minute");
  expect(domainAdvice(domain("CREATING"), true)).toContain("up to 5 minutes");
  expect(domainMark(domain("FAILED")).tone).toBe("danger");
  expect(domainAdvice(domain("FAILED"), true)).toContain("certificate");
  expect(domainMark(null).label).toBe("Unknown");
});

test("a rate names what is included only where more was bought", () => {
  expect(limitInWords({ perSecond: 15, free: 15 })).toBe("15 per second");
  expect(limitInWords({ perSecond: 15, free: null })).toBe("15 per second");
  expect(limitInWords({ perSecond: 1500, free: 150 })).toBe("1,500 per second (150 at no extra cost)");
});

test("an empty list of flows refuses every registration", () => {
  expect(flowsInWords([])).toBe("refused");
  expect(flowsInWords(["code", "client_credentials"])).toBe("authorization code, client credentials");
});
