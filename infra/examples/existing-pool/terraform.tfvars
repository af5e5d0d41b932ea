existing_user_pool_id = "us-east-1_AbCdEfGhI"
create_domain         = false

resource_servers = {
  orders = {
    identifier = "https://api.example.com/orders"
    scopes     = { read = "Read orders", write = "Change orders" }
  }
}

m2m_clients = {
  billing = { scopes = { orders = ["read"] } }
}
