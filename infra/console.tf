resource "aws_cognito_user_pool_client" "console" {
  count = var.console == null ? 0 : 1

  user_pool_id = local.user_pool_id
  name         = "${local.prefix}-console"

  generate_secret                      = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  callback_urls                        = [for u in var.console.base_urls : "${u}/api/auth/callback/cognito"]
  logout_urls                          = [for u in var.console.base_urls : "${u}/sign-in"]
  supported_identity_providers         = var.console.idp_names
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  access_token_validity                = 5
  id_token_validity                    = 5
  refresh_token_validity               = var.console.session_hours

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }

  lifecycle {
    ignore_changes = [generate_secret]
  }
}

locals {
  # The console reads roles and teams from the names of groups: m2m-viewer has a role everywhere, m2m-viewer@dev in dev.
  roles = {
    "m2m-viewer"   = { precedence = 30, description = "Sees clients, scopes and when secrets were made" }
    "m2m-operator" = { precedence = 20, description = "Creates, edits and rotates clients of own teams" }
    "m2m-admin"    = { precedence = 10, description = "Does everything" }
  }
  role_groups = merge(local.roles, [
    for environment in try(var.console.environments, []) : {
      for role, it in local.roles : "${role}@${environment}" => merge(it, { description = "${it.description}, in ${environment}" })
    }
  ]...)
  team_groups = {
    for team in try(var.console.teams, []) : "team-${team}" => { precedence = null, description = "Owns app clients in the console" }
  }
}

resource "aws_cognito_user_group" "console" {
  for_each = var.console == null ? {} : merge(local.role_groups, local.team_groups)

  user_pool_id = local.user_pool_id
  name         = each.key
  description  = each.value.description
  precedence   = each.value.precedence
}

resource "aws_cognito_user" "admin" {
  for_each = var.console == null ? toset([]) : var.console.admin_emails

  user_pool_id             = local.user_pool_id
  username                 = each.value
  desired_delivery_mediums = ["EMAIL"]

  attributes = {
    email          = each.value
    email_verified = "true"
  }

  lifecycle {
    ignore_changes = [attributes]
  }
}

resource "aws_cognito_user_in_group" "admin" {
  for_each = aws_cognito_user.admin

  user_pool_id = local.user_pool_id
  group_name   = aws_cognito_user_group.console["m2m-admin"].name
  username     = each.value.username
}
