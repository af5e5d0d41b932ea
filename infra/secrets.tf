resource "aws_secretsmanager_secret" "client" {
  for_each = var.secrets_manager.enabled && !local.is_local ? var.m2m_clients : {}

  name                    = "${coalesce(var.secrets_manager.name_prefix, local.prefix)}/${each.key}"
  description             = "Credentials of the app client ${each.key}"
  kms_key_id              = var.secrets_manager.kms_key_id
  recovery_window_in_days = var.secrets_manager.recovery_window_in_days
}

resource "aws_secretsmanager_secret_version" "client" {
  for_each = aws_secretsmanager_secret.client

  secret_id = each.value.id

  # Write-only: the value is neither in this resource's state nor compared, so a value written after a rotation stays.
  secret_string_wo = jsonencode({
    client_id      = local.m2m[each.key].id
    client_secret  = local.m2m[each.key].client_secret
    token_endpoint = local.token_endpoint
    scope          = join(" ", local.client_scopes[each.key])
  })
  secret_string_wo_version = var.secrets_manager.write_version
}
