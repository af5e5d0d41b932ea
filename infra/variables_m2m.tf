variable "resource_servers" {
  description = "Resource servers by key. With managed_by = console they are created once, and the console then owns their name and scopes."
  type = map(object({
    identifier = string
    name       = optional(string)
    managed_by = optional(string, "terraform")
    scopes     = map(string)
  }))
  nullable = false
  default = {
    main = {
      identifier = "auth-resource-server"
      scopes = {
        "custom-scope.read"  = "Read access to protected resources"
        "custom-scope.write" = "Write access to protected resources"
      }
    }
  }

  validation {
    condition     = alltrue([for rs in values(var.resource_servers) : can(regex("^[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}$", rs.identifier))])
    error_message = "resource_servers: an identifier has 1 to 256 printable characters and no space, quote or backslash."
  }
  validation {
    condition     = alltrue([for rs in values(var.resource_servers) : rs.name == null ? true : can(regex("^[\\w\\s+=,.@-]{1,256}$", rs.name))])
    error_message = "resource_servers: a name has 1 to 256 letters, digits, spaces and + = , . @ - _."
  }
  validation {
    condition     = length(distinct([for rs in values(var.resource_servers) : rs.identifier])) == length(var.resource_servers)
    error_message = "resource_servers: two of them have the same identifier."
  }
  validation {
    condition     = alltrue(flatten([for rs in values(var.resource_servers) : [for s in keys(rs.scopes) : can(regex("^[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}$", s))]]))
    error_message = "resource_servers: a scope's name has 1 to 256 printable characters and no space, slash, quote or backslash."
  }
  validation {
    condition     = alltrue(flatten([for rs in values(var.resource_servers) : [for d in values(rs.scopes) : length(d) >= 1 && length(d) <= 256]]))
    error_message = "resource_servers: a scope's description has 1 to 256 characters."
  }
  validation {
    condition     = alltrue([for rs in values(var.resource_servers) : length(rs.scopes) <= 100])
    error_message = "resource_servers: one of them has more than 100 scopes, which is Cognito's limit."
  }
  validation {
    condition     = length(var.resource_servers) <= var.resource_server_quota
    error_message = "resource_servers: a pool has at most ${var.resource_server_quota}. Raise the quota in Service Quotas, then set resource_server_quota."
  }
  validation {
    condition     = alltrue([for rs in values(var.resource_servers) : contains(["terraform", "console"], rs.managed_by)])
    error_message = "resource_servers: managed_by is terraform or console."
  }
}

variable "resource_server_quota" {
  description = "Resource servers that a pool of this account may have. AWS starts with 25, and raises it up to 300 (Service Quotas)."
  type        = number
  default     = 25
  nullable    = false

  validation {
    condition     = var.resource_server_quota >= 25 && var.resource_server_quota <= 300 && floor(var.resource_server_quota) == var.resource_server_quota
    error_message = "resource_server_quota is a whole number from 25 to 300."
  }
}

variable "m2m_clients" {
  description = "Machine-to-machine app clients by key; scopes maps the key of a resource server to names of its scopes; managed_by is as in resource_servers."
  type = map(object({
    name                          = optional(string)
    scopes                        = map(set(string))
    access_token_validity_minutes = optional(number, 60)
    managed_by                    = optional(string, "terraform")
  }))
  nullable = false
  default = {
    default = {
      scopes = { main = ["custom-scope.read", "custom-scope.write"] }
    }
  }

  validation {
    condition     = alltrue(flatten([for c in values(var.m2m_clients) : [for rs in keys(c.scopes) : contains(keys(var.resource_servers), rs)]]))
    error_message = "m2m_clients: resource_servers has no key ${join(", ", sort(distinct(flatten([for c in values(var.m2m_clients) : [for rs in keys(c.scopes) : rs if !contains(keys(var.resource_servers), rs)]]))))}, which scopes of a client name."
  }
  validation {
    condition     = alltrue(flatten([for c in values(var.m2m_clients) : [for rs, names in c.scopes : [for s in names : try(contains(keys(var.resource_servers[rs].scopes), s), true)]]]))
    error_message = "m2m_clients: ${join("; ", sort(flatten([for key, c in var.m2m_clients : [for rs, names in c.scopes : [for s in names : "${key} asks for ${s}, which ${rs} does not have" if !try(contains(keys(var.resource_servers[rs].scopes), s), true)]]])))}."
  }
  validation {
    condition     = alltrue(flatten([for c in values(var.m2m_clients) : [for rs, names in c.scopes : [for s in names : length("${try(var.resource_servers[rs].identifier, "")}/${s}") <= 256]]]))
    error_message = "m2m_clients: ${join(", ", [for key, c in var.m2m_clients : key if !alltrue(flatten([for rs, names in c.scopes : [for s in names : length("${try(var.resource_servers[rs].identifier, "")}/${s}") <= 256]]))])} has a scope of more than 256 characters, identifier and slash included, which is Cognito's limit."
  }
  validation {
    condition     = alltrue([for c in values(var.m2m_clients) : sum(concat([0], [for names in values(c.scopes) : length(names)])) <= 50])
    error_message = "m2m_clients: ${join(", ", [for key, c in var.m2m_clients : key if sum(concat([0], [for names in values(c.scopes) : length(names)])) > 50])} has more than 50 scopes, which is Cognito's limit."
  }
  validation {
    condition     = alltrue([for c in values(var.m2m_clients) : sum(concat([0], [for names in values(c.scopes) : length(names)])) >= 1])
    error_message = "m2m_clients: a client without a scope gets no token."
  }
  validation {
    condition     = alltrue([for c in values(var.m2m_clients) : c.access_token_validity_minutes >= 5 && c.access_token_validity_minutes <= 1440])
    error_message = "m2m_clients: access_token_validity_minutes is from 5 to 1440."
  }
  validation {
    condition     = alltrue([for key, c in var.m2m_clients : can(regex("^[\\w\\s+=,.@-]{1,128}$", c.name == null ? "${var.name}-${var.environment_name}-${key}" : c.name))])
    error_message = "m2m_clients: a name (or the key it is made of) has 1 to 128 letters, digits, spaces and + = , . @ - _."
  }
  validation {
    condition     = alltrue([for c in values(var.m2m_clients) : contains(["terraform", "console"], c.managed_by)])
    error_message = "m2m_clients: managed_by is terraform or console."
  }
}

variable "primary_client" {
  description = "Key of the client whose id and secret the plain outputs show; null takes the first by name."
  type        = string
  default     = null

  validation {
    condition     = var.primary_client == null ? true : contains(keys(var.m2m_clients), var.primary_client)
    error_message = "primary_client is not a key of m2m_clients."
  }
}

variable "import_ids" {
  description = "Existing objects to take over, by the keys of resource_servers (identifiers) and m2m_clients (client ids)."
  type = object({
    user_pool_id     = optional(string)
    domain           = optional(string)
    resource_servers = optional(map(string), {})
    clients          = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.import_ids.user_pool_id == null ? true : can(regex("^${var.region}_[0-9a-zA-Z]+$", var.import_ids.user_pool_id))
    error_message = "import_ids.user_pool_id is the id of a pool in this region, such as us-east-1_AbCdEfGhI."
  }
  validation {
    condition     = var.import_ids.user_pool_id == null || var.existing_user_pool_id == null
    error_message = "import_ids.user_pool_id takes a pool over and existing_user_pool_id leaves it unmanaged. Set one of them."
  }
  validation {
    condition     = alltrue([for key, identifier in var.import_ids.resource_servers : try(var.resource_servers[key].identifier == identifier, false)])
    error_message = "import_ids.resource_servers: ${join(", ", [for key, identifier in var.import_ids.resource_servers : key if !try(var.resource_servers[key].identifier == identifier, false)])} is absent from resource_servers, or has another identifier there."
  }
  validation {
    condition     = alltrue([for key, id in var.import_ids.clients : contains(keys(var.m2m_clients), key) && can(regex("^[\\w+]{1,128}$", id))])
    error_message = "import_ids.clients: ${join(", ", [for key, id in var.import_ids.clients : key if !(contains(keys(var.m2m_clients), key) && can(regex("^[\\w+]{1,128}$", id)))])} is absent from m2m_clients, or its value is no client id."
  }
  validation {
    condition     = var.import_ids.domain == null ? true : var.create_domain && var.import_ids.domain == (var.custom_domain == null ? var.domain_prefix : var.custom_domain.domain)
    error_message = "import_ids.domain is not the domain that domain_prefix or custom_domain sets."
  }
  validation {
    condition     = length(var.import_ids.resource_servers) + length(var.import_ids.clients) == 0 || var.import_ids.user_pool_id != null || var.existing_user_pool_id != null
    error_message = "import_ids takes over parts of a pool: say of which, by import_ids.user_pool_id or existing_user_pool_id."
  }
}
