mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

run "what_the_console_needs" {
  command = apply

  variables {
    console = {
      base_urls     = ["https://console.example.com", "http://localhost:3000"]
      admin_emails  = ["ada@example.com"]
      teams         = ["orders"]
      environments  = ["dev"]
      role_services = ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"]
    }
    permissions_boundary = "arn:aws:iam::123456789012:policy/m2m-boundary"
  }

  assert {
    condition     = toset(keys(aws_cognito_user_group.console)) == toset(["m2m-viewer", "m2m-operator", "m2m-admin", "m2m-viewer@dev", "m2m-operator@dev", "m2m-admin@dev", "team-orders"])
    error_message = "The groups are not those the console reads roles and teams from."
  }
  assert {
    condition     = aws_cognito_user_in_group.admin["ada@example.com"].group_name == "m2m-admin"
    error_message = "The first admin is none."
  }
  assert {
    condition     = contains(aws_cognito_user_pool_client.console[0].callback_urls, "https://console.example.com/api/auth/callback/cognito") && contains(aws_cognito_user_pool_client.console[0].logout_urls, "https://console.example.com/sign-in")
    error_message = "The console's sign-in client does not know its addresses."
  }
  assert {
    condition     = aws_cognito_user_pool_client.console[0].allowed_oauth_flows == toset(["code"]) && aws_cognito_user_pool_client.console[0].allowed_oauth_scopes == toset(["openid", "email", "profile"])
    error_message = "The sign-in client has other flows or scopes than the console uses."
  }
  assert {
    condition     = strcontains(output.console_env, "\nPROTECTED_CLIENTS=${aws_cognito_user_pool_client.console[0].id}\n") && strcontains(output.console_env, "\nTERRAFORM_CLIENTS=${aws_cognito_user_pool_client.m2m["default"].id}\n")
    error_message = "The console does not learn which clients it must leave alone."
  }
  assert {
    condition     = strcontains(output.console_env, "NEXTAUTH_URL=https://console.example.com\n") && !strcontains(output.console_env, "AWS_ACCESS_KEY_ID")
    error_message = "The console's settings name another address, or keys."
  }
  assert {
    condition = jsondecode(aws_iam_role.console[0].assume_role_policy).Statement == [
      for service, operator in { "ec2.amazonaws.com" = "StringEqualsIfExists", "ecs-tasks.amazonaws.com" = "StringEquals" } : {
        Effect                                       = "Allow"
        Action                                       = ["sts:AssumeRole"]
        Principal                                    = { Service = service }
        Condition                                    = { (operator) = { "aws:SourceAccount" = "123456789012" } }
      }
    ]
    error_message = "Others than the services may take the console's role, or the services for another account."
  }
  assert {
    condition     = aws_iam_role.console[0].permissions_boundary == "arn:aws:iam::123456789012:policy/m2m-boundary"
    error_message = "The console's role has no permissions boundary."
  }
  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_policy.console[0].policy).Statement : (s.Sid == "ReadAccount" ? s.Resource == ["*"] && alltrue([for a in s.Action : contains(["cognito-idp:DescribeUserPoolDomain", "cognito-idp:GetProvisionedLimit"], a)]) : s.Resource == [output.user_pool_arn]) && alltrue([for a in s.Action : startswith(a, "cognito-idp:") && !strcontains(a, "*")])])
    error_message = "The console's policy reaches beyond its pool, or allows by pattern."
  }
}

run "a_console_elsewhere_and_awkward_names" {
  command = apply

  variables {
    console = {
      base_urls           = ["https://console.example.com"]
      role_principal_arns = ["arn:aws:iam::210987654321:role/console"]
    }
    existing_user_pool_id = "us-east-1_AbCdEfGhI"
    create_domain         = false
    resource_servers = {
      address = { identifier = "https://api.example.com/a,b", scopes = { read = "Read" } }
      own     = { identifier = "own", scopes = { read = "Read" }, managed_by = "console" }
    }
    m2m_clients = {}
  }

  assert {
    condition     = jsondecode(aws_iam_role.console[0].assume_role_policy).Statement == [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ["arn:aws:iam::210987654321:role/console"] } }]
    error_message = "Others than the console's own role may take the role."
  }
  assert {
    condition     = length(aws_cognito_managed_login_branding.console) == 1 && length(aws_cognito_log_delivery_configuration.pool) == 0
    error_message = "On an existing pool, managed login has no branding, or the pool's own logs are redirected."
  }
  assert {
    condition     = strcontains(output.console_env, "COGNITO_POOLS=dev=${output.user_pool_id}@${aws_iam_role.console[0].arn}\n")
    error_message = "The console does not learn which role it has to take for the pool."
  }
  assert {
    condition     = strcontains(output.console_env, "\nTERRAFORM_RESOURCE_SERVERS=${output.user_pool_id}/https%3A%2F%2Fapi.example.com%2Fa%2Cb\n")
    error_message = "The console does not learn which resource servers are Terraform's, and those alone."
  }
}

run "nothing_for_the_console" {
  command = plan
  variables {
    console = null
  }
  assert {
    condition     = output.console_env == null && length(aws_iam_policy.console) == 0 && length(aws_cognito_user_group.console) == 0 && length(aws_cognito_managed_login_branding.console) == 0
    error_message = "Something was made for a console that is not wanted."
  }
}

run "what_the_console_owns" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "orders", scopes = { read = "Read orders" }, managed_by = "console" } }
    m2m_clients      = { a = { scopes = { main = ["read"] }, managed_by = "console" } }
  }
  assert {
    condition     = length(aws_cognito_user_pool_client.m2m) == 0 && length(aws_cognito_user_pool_client.m2m_seeded) == 1 && length(aws_cognito_resource_server.seeded) == 1
    error_message = "What the console owns is in the blocks that Terraform keeps up."
  }
}
