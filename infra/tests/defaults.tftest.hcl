mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

run "seed_defaults" {
  command = apply

  assert {
    condition     = output.token_endpoint == "https://m2m-dev-c0dc6e80.auth.us-east-1.amazoncognito.com/oauth2/token"
    error_message = "The token endpoint is not that of the derived domain."
  }
  assert {
    condition     = output.scopes.main == tolist(["auth-resource-server/custom-scope.read", "auth-resource-server/custom-scope.write"])
    error_message = "The scopes are not the two that users of this configuration rely on."
  }
  assert {
    condition     = aws_cognito_user_pool_client.m2m["default"].allowed_oauth_scopes == toset(["auth-resource-server/custom-scope.read", "auth-resource-server/custom-scope.write"])
    error_message = "The client does not hold both scopes."
  }
  assert {
    condition     = tomap({ for s in aws_cognito_resource_server.this["main"].scope : s.scope_name => s.scope_description }) == var.resource_servers.main.scopes
    error_message = "The resource server's scopes are not those of the variable."
  }
  assert {
    condition     = output.cognito_app_client_id == aws_cognito_user_pool_client.m2m["default"].id && output.cognito_app_client_secret == aws_cognito_user_pool_client.m2m["default"].client_secret
    error_message = "The plain outputs are not those of the primary client."
  }
  assert {
    condition     = aws_cognito_user_pool_client.m2m["default"].allowed_oauth_flows == toset(["client_credentials"]) && aws_cognito_user_pool_client.m2m["default"].allowed_oauth_flows_user_pool_client && aws_cognito_user_pool_client.m2m["default"].generate_secret
    error_message = "The M2M client cannot get tokens by client_credentials."
  }
  assert {
    condition     = aws_cognito_user_pool_client.m2m["default"].explicit_auth_flows == toset(["ALLOW_REFRESH_TOKEN_AUTH"])
    error_message = "The M2M client lets people sign in."
  }
  assert {
    condition     = aws_cognito_user_pool_client.m2m["default"].access_token_validity == 60 && aws_cognito_user_pool_client.m2m["default"].token_validity_units[0].access_token == "minutes"
    error_message = "An access token does not live for 60 minutes."
  }
  assert {
    condition     = aws_cognito_user_pool.this[0].deletion_protection == "ACTIVE" && aws_cognito_user_pool.this[0].admin_create_user_config[0].allow_admin_create_user_only
    error_message = "The pool can be deleted, or anybody can sign up."
  }
  assert {
    condition     = aws_cognito_user_pool.this[0].password_policy[0].minimum_length >= 14 && aws_cognito_user_pool.this[0].username_configuration[0].case_sensitive == false
    error_message = "The pool takes short passwords, or tells two spellings of an address apart."
  }
  assert {
    condition     = aws_cognito_user_pool_domain.this[0].managed_login_version == 2 && aws_cognito_managed_login_branding.console[0].use_cognito_provided_values
    error_message = "Managed login has no branding style."
  }
}

run "custom_domain" {
  command = plan
  variables {
    custom_domain = { domain = "auth.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/x" }
  }
  assert {
    condition     = output.token_endpoint == "https://auth.example.com/oauth2/token" && aws_cognito_user_pool_domain.this[0].certificate_arn == var.custom_domain.certificate_arn
    error_message = "The token endpoint is not on the custom domain."
  }
}

run "govcloud" {
  command = plan
  variables {
    region        = "us-gov-west-1"
    domain_prefix = "abc"
  }
  assert {
    condition     = output.token_endpoint == "https://abc.auth-fips.us-gov-west-1.amazoncognito.com/oauth2/token"
    error_message = "GovCloud has another host."
  }
}

run "identifier_that_is_an_address" {
  command = plan
  variables {
    # Not "main": an earlier run has made that one, and the name of what is there is left alone.
    resource_servers = { address = { identifier = "https://api.example.com/orders", scopes = { read = "Read orders" } } }
    m2m_clients      = { a = { scopes = { address = ["read"] } } }
  }
  assert {
    condition     = aws_cognito_resource_server.this["address"].name == "https-api.example.com-orders"
    error_message = "The resource server has a name that Cognito refuses."
  }
}

run "secrets_manager" {
  command = apply
  variables {
    secrets_manager = { enabled = true }
  }
  assert {
    condition     = aws_secretsmanager_secret.client["default"].name == "m2m-dev/default" && aws_secretsmanager_secret_version.client["default"].secret_string_wo_version == 1
    error_message = "The client's credentials are not in Secrets Manager."
  }
}

run "local" {
  command = plan
  variables {
    local_endpoint  = "http://localhost:9400"
    domain_prefix   = "abc"
    secrets_manager = { enabled = true }
    web_acl_arn     = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/x/y"
  }
  assert {
    condition     = length(data.aws_caller_identity.current) == 0 && length(aws_iam_policy.console) == 0 && length(aws_secretsmanager_secret.client) == 0 && length(aws_wafv2_web_acl_association.this) == 0
    error_message = "Something but Cognito is asked for locally."
  }
  assert {
    condition     = output.token_endpoint == "http://localhost:9400/abc/oauth2/token"
    error_message = "The token endpoint is not the local one."
  }
}

run "unprotected_production" {
  command = plan
  variables {
    environment_name    = "prod"
    deletion_protection = false
    console             = null
  }
  expect_failures = [check.production_is_protected]
}

run "no_domain" {
  command = plan
  variables {
    create_domain = false
  }
  expect_failures = [check.new_pool_has_a_domain]
}

run "domain_managed_elsewhere" {
  command = plan
  variables {
    existing_user_pool_id = "us-east-1_AbCdEfGhI"
    create_domain         = false
    domain_prefix         = "abc"
  }
  assert {
    condition     = length(aws_cognito_user_pool.this) == 0 && length(aws_cognito_user_pool_domain.this) == 0 && output.token_endpoint == "https://abc.auth.us-east-1.amazoncognito.com/oauth2/token"
    error_message = "An existing pool and its domain are not left alone."
  }
}

run "threat_protection_and_logs" {
  command = plan
  variables {
    environment_name = "plus"
    user_pool_tier   = "PLUS"
  }
  assert {
    condition     = aws_cognito_user_pool.this[0].user_pool_add_ons[0].advanced_security_mode == "ENFORCED" && length(aws_cognito_risk_configuration.this) == 1
    error_message = "PLUS is paid for, and threat protection is off."
  }
  assert {
    condition     = toset([for it in aws_cognito_log_delivery_configuration.pool[0].log_configurations : it.event_source]) == toset(["userNotification", "userAuthEvents"]) && aws_cloudwatch_log_group.pool[0].retention_in_days == 90
    error_message = "Sign-ins and their risks are logged nowhere."
  }
}

run "no_logs" {
  command = plan
  variables {
    log_retention_days = null
  }
  assert {
    condition     = length(aws_cloudwatch_log_group.pool) == 0 && length(aws_cognito_log_delivery_configuration.pool) == 0 && length(aws_cognito_risk_configuration.this) == 0
    error_message = "Logs are delivered that nobody wants."
  }
}

run "production_without_an_admin" {
  command = plan
  variables {
    environment_name = "prod"
    console          = { base_urls = ["https://m2m.example.com"] }
  }
  expect_failures = [check.production_has_an_admin]
}
