# Every wrong value is refused before any call, by the variable it is in.
mock_provider "aws" {}

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
