domain_prefix = "orders-login"

resource_servers = {
  orders = {
    identifier = "orders"
    scopes     = { read = "Read orders" }
  }
}

m2m_clients = {
  billing = { name = "billing", scopes = { orders = ["read"] } }
}

import_ids = {
  user_pool_id     = "us-east-1_AbCdEfGhI"
  domain           = "orders-login"
  resource_servers = { orders = "orders" }
  clients          = { billing = "1example23456789abcdefghij" }
}
