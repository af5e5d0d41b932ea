resource "aws_cognito_user_pool" "this" {
  count = var.existing_user_pool_id == null ? 1 : 0

  name                = local.prefix
  user_pool_tier      = var.user_pool_tier
  deletion_protection = var.deletion_protection ? "ACTIVE" : "INACTIVE"

  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = var.mfa_configuration

  username_configuration {
    case_sensitive = false
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  password_policy {
    minimum_length                   = 14
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 3
  }

  dynamic "software_token_mfa_configuration" {
    for_each = var.mfa_configuration == "OFF" ? [] : [true]
    content {
      enabled = true
    }
  }

  lifecycle {
    # Fixed when a pool is created: on an imported pool, a difference would plan a replacement.
    ignore_changes = [name, schema, username_attributes, alias_attributes, username_configuration]
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.web_acl_arn == null || local.is_local ? 0 : 1

  resource_arn = local.user_pool_arn
  web_acl_arn  = var.web_acl_arn
}
