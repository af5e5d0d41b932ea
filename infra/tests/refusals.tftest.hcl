# Every wrong value is refused before any call, by the variable it is in.
mock_provider "aws" {}

run "reserved_word" {
  command = plan
  variables {
    domain_prefix = "my-cognito-app"
  }
  expect_failures = [var.domain_prefix]
}

run "reserved_word_in_the_name" {
  command = plan
  variables {
    name = "aws-m2m"
  }
  expect_failures = [var.domain_prefix]
}

run "upper_case_prefix" {
  command = plan
  variables {
    domain_prefix = "My-App"
  }
  expect_failures = [var.domain_prefix]
}

run "prefix_of_64" {
  command = plan
  variables {
    domain_prefix = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }
  expect_failures = [var.domain_prefix]
}

run "two_domains" {
  command = plan
  variables {
    domain_prefix = "abc"
    custom_domain = { domain = "auth.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/x" }
  }
  expect_failures = [var.domain_prefix]
}

run "certificate_elsewhere" {
  command = plan
  variables {
    custom_domain = { domain = "auth.example.com", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/x" }
  }
  expect_failures = [var.custom_domain]
}

run "unknown_scope" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = { main = ["nope"] } } }
  }
  expect_failures = [var.m2m_clients]
}

run "unknown_server" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = { other = ["custom-scope.read"] } } }
  }
  expect_failures = [var.m2m_clients]
}

run "no_scope" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = {} } }
  }
  expect_failures = [var.m2m_clients]
}

run "scopes_51" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", scopes = { for i in range(51) : "s${i}" => "d" } } }
    m2m_clients      = { a = { scopes = { main = [for i in range(51) : "s${i}"] } } }
  }
  expect_failures = [var.m2m_clients]
}

run "minutes_4" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = { main = ["custom-scope.read"] }, access_token_validity_minutes = 4 } }
  }
  expect_failures = [var.m2m_clients]
}

run "client_name" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = { main = ["custom-scope.read"] }, name = "a/b" } }
  }
  expect_failures = [var.m2m_clients]
}

run "client_owner" {
  command = plan
  variables {
    m2m_clients = { a = { scopes = { main = ["custom-scope.read"] }, managed_by = "me" } }
  }
  expect_failures = [var.m2m_clients]
}

run "scope_with_slash" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", scopes = { "a/b" = "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "identifier_with_space" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x y", scopes = { a = "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "same_identifier" {
  command = plan
  variables {
    resource_servers = { a = { identifier = "x", scopes = { a = "d" } }, b = { identifier = "x", scopes = { a = "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "scopes_101" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", scopes = { for i in range(101) : "s${i}" => "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "no_description" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", scopes = { a = "" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "lite_with_managed_login" {
  command = plan
  variables {
    user_pool_tier = "LITE"
  }
  expect_failures = [var.managed_login_version]
}

run "remote_local_endpoint" {
  command = plan
  variables {
    local_endpoint = "http://example.com:9400"
  }
  expect_failures = [var.local_endpoint]
}

run "plain_http_console" {
  command = plan
  variables {
    console = { base_urls = ["http://console.example.com"] }
  }
  expect_failures = [var.console]
}

run "http_in_production" {
  command = plan
  variables {
    environment_name = "prod"
    console          = { base_urls = ["http://localhost:3000"] }
  }
  expect_failures = [var.console]
}

run "slash_at_the_end" {
  command = plan
  variables {
    console = { base_urls = ["https://console.example.com/"] }
  }
  expect_failures = [var.console]
}

run "pool_of_another_region" {
  command = plan
  variables {
    existing_user_pool_id = "eu-west-1_AbCdEfGhI"
  }
  expect_failures = [var.existing_user_pool_id]
}

run "no_pool_id" {
  command = plan
  variables {
    existing_user_pool_id = "my-pool"
  }
  expect_failures = [var.existing_user_pool_id]
}

run "import_of_another_region" {
  command = plan
  variables {
    import_ids = { user_pool_id = "eu-west-1_AbCdEfGhI" }
  }
  expect_failures = [var.import_ids]
}

run "import_and_existing" {
  command = plan
  variables {
    existing_user_pool_id = "us-east-1_AbCdEfGhI"
    import_ids            = { user_pool_id = "us-east-1_AbCdEfGhI" }
  }
  expect_failures = [var.import_ids]
}

run "import_of_an_absent_client" {
  command = plan
  variables {
    import_ids = { user_pool_id = "us-east-1_AbCdEfGhI", clients = { absent = "1a2b3c" } }
  }
  expect_failures = [var.import_ids]
}

run "import_of_an_absent_server" {
  command = plan
  variables {
    import_ids = { user_pool_id = "us-east-1_AbCdEfGhI", resource_servers = { main = "another" } }
  }
  expect_failures = [var.import_ids]
}

run "import_of_another_domain" {
  command = plan
  variables {
    import_ids = { user_pool_id = "us-east-1_AbCdEfGhI", domain = "another" }
  }
  expect_failures = [var.import_ids]
}

run "import_without_pool" {
  command = plan
  variables {
    import_ids = { clients = { default = "1a2b3c" } }
  }
  expect_failures = [var.import_ids]
}

run "unknown_primary_client" {
  command = plan
  variables {
    primary_client = "nope"
  }
  expect_failures = [var.primary_client]
}

run "recovery_window" {
  command = plan
  variables {
    secrets_manager = { recovery_window_in_days = 3 }
  }
  expect_failures = [var.secrets_manager]
}

run "region" {
  command = plan
  variables {
    region = "Ireland"
  }
  expect_failures = [var.region]
}

run "name" {
  command = plan
  variables {
    name = "My M2M"
  }
  expect_failures = [var.name]
}

run "environment_name" {
  command = plan
  variables {
    environment_name = "dev_1"
  }
  expect_failures = [var.environment_name]
}

run "tier" {
  command = plan
  variables {
    user_pool_tier = "FREE"
  }
  expect_failures = [var.user_pool_tier]
}

run "mfa" {
  command = plan
  variables {
    mfa_configuration = "SOMETIMES"
  }
  expect_failures = [var.mfa_configuration]
}

run "server_name" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", name = "a/b", scopes = { a = "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}
