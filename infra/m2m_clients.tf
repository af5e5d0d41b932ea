resource "aws_cognito_user_pool_client" "m2m" {
  for_each = local.owned_clients

  user_pool_id = local.user_pool_id
  name         = coalesce(each.value.name, "${local.prefix}-${each.key}")

  generate_secret                      = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = local.client_scopes[each.key]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  access_token_validity                = each.value.access_token_validity_minutes

  token_validity_units {
    access_token = "minutes"
  }

  # Scopes must exist before a client names them, and until no client names them any more.
  depends_on = [aws_cognito_resource_server.this, aws_cognito_resource_server.seeded]

  lifecycle {
    # Cognito never returns generate_secret, so an imported client would be replaced (provider issue 20298).
    ignore_changes = [generate_secret]
  }
}

# Created once; the console owns it from then on. ignore_changes takes no variable, so this is a second block.
resource "aws_cognito_user_pool_client" "m2m_seeded" {
  for_each = local.seeded_clients

  user_pool_id = local.user_pool_id
  name         = coalesce(each.value.name, "${local.prefix}-${each.key}")

  generate_secret                      = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = local.client_scopes[each.key]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  access_token_validity                = each.value.access_token_validity_minutes

  token_validity_units {
    access_token = "minutes"
  }

  depends_on = [aws_cognito_resource_server.this, aws_cognito_resource_server.seeded]

  lifecycle {
    ignore_changes = [
      generate_secret, name, allowed_oauth_flows, allowed_oauth_flows_user_pool_client, allowed_oauth_scopes,
      access_token_validity, token_validity_units, explicit_auth_flows, prevent_user_existence_errors,
      enable_token_revocation,
    ]
  }
}
