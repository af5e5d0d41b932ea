resource "aws_cognito_user_pool" "this" {
  count = local.manages_pool ? 1 : 0

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

  # PLUS pays for threat protection, which is off unless it is asked for.
  dynamic "user_pool_add_ons" {
    for_each = var.user_pool_tier == "PLUS" ? [true] : []
    content {
      advanced_security_mode = "ENFORCED"
    }
  }

  lifecycle {
    # Fixed when a pool is created: on an imported pool, a difference would plan a replacement.
    ignore_changes = [name, schema, username_attributes, alias_attributes, username_configuration]
  }
}

# What threat protection does about the people who sign in. It never sees the client credentials flow.
resource "aws_cognito_risk_configuration" "this" {
  count = var.user_pool_tier == "PLUS" && local.manages_pool && !local.is_local ? 1 : 0

  user_pool_id = local.user_pool_id

  compromised_credentials_risk_configuration {
    actions {
      event_action = "BLOCK"
    }
  }

  account_takeover_risk_configuration {
    actions {
      high_action {
        event_action = "BLOCK"
        notify       = false
      }
      medium_action {
        event_action = "MFA_IF_CONFIGURED"
        notify       = false
      }
    }
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.web_acl_arn == null || local.is_local ? 0 : 1

  resource_arn = local.user_pool_arn
  web_acl_arn  = var.web_acl_arn
}
