const untrusted =
  "The server’s certificate is from an authority that Node doesn’t know: set DATABASE_CA_FILE to a PEM file of the authority’s certificates. For Amazon RDS: https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem";
const unresolved = "The host name in DATABASE_URL is unknown: correct it, or check the DNS of this machine.";
const unreachable =
  "The host of DATABASE_URL doesn’t answer: check the network, security groups and firewalls.";

/** What to do about a database that cannot be used, by SQLSTATE (PostgreSQL manual, appendix A) or Node’s error code. */
const advice = new Map([
  ["28P01", "The server refuses the password: correct the user and the password in DATABASE_URL."],
  [
    "28000",
    "The server refuses this user from this address: correct the user in DATABASE_URL, or pg_hba.conf. Where TLS is required, add sslmode=verify-full to DATABASE_URL.",
  ],
  ["3D000", "The database that DATABASE_URL names doesn’t exist: create it, or correct its name."],
  [
    "42501",
    "The user of DATABASE_URL lacks a right: make it the owner of the database, or grant it CREATE on the schema public.",
  ],
  [
    "53300",
    "The server has no free connection: raise max_connections. Each instance of the console uses up to 10.",
  ],
  ["57P03", "The server is starting: wait until it’s up."],
  ["SELF_SIGNED_CERT_IN_CHAIN", untrusted],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", untrusted],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", untrusted],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", untrusted],
  ["CERT_HAS_EXPIRED", "The server’s certificate has expired: renew it, or check this machine’s clock."],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "The server’s certificate is for another name: use the host name of its certificate in DATABASE_URL, not an address or alias.",
  ],
  [
    "ECONNREFUSED",
    "Nothing listens at the host and port of DATABASE_URL: correct them, or start the database.",
  ],
  ["ENOTFOUND", unresolved],
  ["EAI_AGAIN", unresolved],
  ["ETIMEDOUT", unreachable],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["NO_TLS", "The server has no TLS, which sslmode in DATABASE_URL demands: switch TLS on in the server."],
]);

/** A sentence that says what is wrong with the PostgreSQL of DATABASE_URL and what to do; null for an unknown code. */
export const databaseAdvice = (code: string): string | null => advice.get(code) ?? null;
