locals {
  secret_settings = toset(["DATABASE_URL", "FINGERPRINT_KEY", "NEXTAUTH_SECRET", "SIGN_IN_CLIENT_SECRET"])
}

resource "aws_secretsmanager_secret" "console" {
  for_each = local.secret_settings

  name        = "${var.name}/${each.key}"
  description = "Setting ${each.key} of ${var.name}"
}

resource "aws_secretsmanager_secret_version" "console" {
  for_each = aws_secretsmanager_secret.console

  secret_id = each.value.id

  # Write-only, so in no state. Sent when it is new and when secrets_version is raised.
  secret_string_wo = {
    DATABASE_URL          = "postgresql://clientele:${urlencode(var.secrets.database_password)}@${aws_db_instance.console.endpoint}/clientele?sslmode=verify-full"
    FINGERPRINT_KEY       = var.secrets.fingerprint_key
    NEXTAUTH_SECRET       = var.secrets.nextauth_secret
    SIGN_IN_CLIENT_SECRET = var.secrets.sign_in_client_secret
  }[each.key]
  secret_string_wo_version = var.secrets_version
}
