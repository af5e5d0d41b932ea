import { type Body, bodies, type Module, texts } from "@/tests/infra/module";

/** Who can get in, and what is noticed of it: what a plan shows as it is written, be it too wide or too quiet. */
export function lintAccess(module: Module): string[] {
  const one = (type: string, name: string): Body => bodies(module, "resource", type, name)[0] ?? {};
  const role = one("aws_iam_role", "console");
  const risk = one("aws_cognito_risk_configuration", "this");
  const admin = bodies(module, "check", "production_has_an_admin").flatMap(texts);
  const wanted: [isSo: boolean, otherwise: string][] = [
    [
      /"aws:SourceAccount" = local\.account/.test(String(role.assume_role_policy)),
      "a service may take the console's role for another account",
    ],
    [
      String(role.permissions_boundary).includes("var.permissions_boundary"),
      "the console's role has no boundary",
    ],
    [
      !String(one("aws_cognito_managed_login_branding", "console").count).includes("create_domain"),
      "managed login of a domain that something else manages has no branding",
    ],
    [
      texts(one("aws_cognito_user_pool", "this").dynamic).includes("ENFORCED"),
      "PLUS is paid for, and threat protection is off",
    ],
    [
      isDeepIn(risk, "compromised_credentials_risk_configuration", "BLOCK"),
      "a password that is known to be stolen is let in",
    ],
    [isDeepIn(risk, "account_takeover_risk_configuration", "BLOCK"), "a sign-in of high risk is let in"],
    [
      String(module.locals.log_levels).includes("userAuthEvents"),
      "sign-ins and their risks are logged nowhere",
    ],
    [
      admin.some((it) => /length\(var\.console\.admin_emails\) > 0 \|\|/.test(it)),
      "a console of production without an admin goes unsaid",
    ],
  ];
  return wanted.filter(([isSo]) => !isSo).map(([, otherwise]) => otherwise);
}

const isDeepIn = (body: Body, block: string, value: string) => texts(body[block]).includes(value);
