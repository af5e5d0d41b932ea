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

run "log_retention" {
  command = plan
  variables {
    log_retention_days = 100
  }
  expect_failures = [var.log_retention_days]
}

run "a_tag_of_our_own" {
  command = plan
  variables {
    tags = { Project = "shop" }
  }
  expect_failures = [var.tags]
}

run "boundary" {
  command = plan
  variables {
    permissions_boundary = "m2m-boundary"
  }
  expect_failures = [var.permissions_boundary]
}

run "environment_of_a_group" {
  command = plan
  variables {
    console = { base_urls = ["http://localhost:3000"], environments = ["Dev 1"] }
  }
  expect_failures = [var.console]
}
