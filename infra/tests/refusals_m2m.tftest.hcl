# Every wrong value is refused before any call, by the variable it is in.
mock_provider "aws" {}

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

run "unknown_primary_client" {
  command = plan
  variables {
    primary_client = "nope"
  }
  expect_failures = [var.primary_client]
}

run "server_name" {
  command = plan
  variables {
    resource_servers = { main = { identifier = "x", name = "a/b", scopes = { a = "d" } } }
    m2m_clients      = {}
  }
  expect_failures = [var.resource_servers]
}

run "resource_servers_26" {
  command = plan
  variables {
    resource_servers = merge({ main = { identifier = "main", scopes = { "custom-scope.read" = "d", "custom-scope.write" = "d" } } }, { for i in range(25) : "s${i}" => { identifier = "s${i}", scopes = { read = "d" } } })
  }
  expect_failures = [var.resource_servers]
}

run "quota_301" {
  command = plan
  variables {
    resource_server_quota = 301
  }
  expect_failures = [var.resource_server_quota]
}

run "resource_servers_26_with_a_raised_quota" {
  command = plan
  variables {
    resource_server_quota = 26
    resource_servers      = merge({ main = { identifier = "main", scopes = { "custom-scope.read" = "d", "custom-scope.write" = "d" } } }, { for i in range(25) : "s${i}" => { identifier = "s${i}", scopes = { read = "d" } } })
  }
}

run "scope_of_257" {
  command = plan
  variables {
    resource_servers = { main = { identifier = join("", [for i in range(200) : "x"]), scopes = { (join("", [for i in range(56) : "y"])) = "d" } } }
    m2m_clients      = { a = { scopes = { main = [join("", [for i in range(56) : "y"])] } } }
  }
  expect_failures = [var.m2m_clients]
}

run "scope_of_256" {
  command = plan
  variables {
    resource_servers = { main = { identifier = join("", [for i in range(200) : "x"]), scopes = { (join("", [for i in range(55) : "y"])) = "d" } } }
    m2m_clients      = { a = { scopes = { main = [join("", [for i in range(55) : "y"])] } } }
  }
}
