variable "region" {
  description = "AWS Region of the user pool."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is an AWS Region such as us-east-1."
  }
}

variable "name" {
  description = "Base name of everything made here."
  type        = string
  default     = "m2m"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "name has 2 to 31 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "environment_name" {
  description = "The environment: part of every name, of the tags, and its name in the console."
  type        = string
  default     = "dev"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,15}$", var.environment_name))
    error_message = "environment_name has 1 to 16 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "domain_prefix" {
  description = "Prefix of the pool's domain. null derives one that is unique to this account, Region, name and environment."
  type        = string
  default     = null

  validation {
    condition     = var.domain_prefix == null ? true : can(regex("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", var.domain_prefix))
    error_message = "domain_prefix has 1 to 63 lower-case letters, digits and hyphens, and neither begins nor ends with a hyphen."
  }
  validation {
    condition     = !can(regex("aws|amazon|cognito", var.domain_prefix == null ? (var.custom_domain == null && var.create_domain ? "${var.name}-${var.environment_name}" : "") : var.domain_prefix))
    error_message = "domain_prefix must not contain aws, amazon or cognito: Cognito reserves these words. Left null, it is derived from name and environment_name, so neither may they."
  }
  validation {
    condition     = var.domain_prefix == null || var.custom_domain == null
    error_message = "domain_prefix and custom_domain are two domains. Set one of them."
  }
}

variable "custom_domain" {
  description = "A domain of your own instead of a prefix, with its certificate, which must be in us-east-1."
  type = object({
    domain          = string
    certificate_arn = string
  })
  default = null

  validation {
    condition     = var.custom_domain == null ? true : can(regex("^arn:[^:]+:acm:us-east-1:[0-9]{12}:certificate/.", var.custom_domain.certificate_arn))
    error_message = "custom_domain.certificate_arn is not a certificate of ACM in us-east-1, where Cognito looks for it."
  }
  validation {
    condition     = var.custom_domain == null ? true : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.custom_domain.domain))
    error_message = "custom_domain.domain is a host name such as auth.example.com."
  }
}

variable "create_domain" {
  description = "false where something else manages the pool's domain; domain_prefix or custom_domain may then name it."
  type        = bool
  default     = true
  nullable    = false
}

variable "managed_login_version" {
  description = "2 is managed login, 1 the classic hosted UI."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = contains([1, 2], var.managed_login_version)
    error_message = "managed_login_version is 1 or 2."
  }
  validation {
    condition     = var.managed_login_version == 1 || var.user_pool_tier != "LITE"
    error_message = "managed_login_version 2 needs user_pool_tier ESSENTIALS or PLUS."
  }
}

variable "user_pool_tier" {
  description = "Feature plan of the pool."
  type        = string
  default     = "ESSENTIALS"
  nullable    = false

  validation {
    condition     = contains(["LITE", "ESSENTIALS", "PLUS"], var.user_pool_tier)
    error_message = "user_pool_tier is LITE, ESSENTIALS or PLUS."
  }
}

variable "existing_user_pool_id" {
  description = "Use this pool as it is, without managing it."
  type        = string
  default     = null

  validation {
    condition     = var.existing_user_pool_id == null ? true : can(regex("^${var.region}_[0-9a-zA-Z]+$", var.existing_user_pool_id))
    error_message = "existing_user_pool_id is the id of a pool in this region, such as us-east-1_AbCdEfGhI."
  }
}

variable "deletion_protection" {
  description = "Whether the pool refuses to be deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "mfa_configuration" {
  description = "A second factor for the people who sign in to the console."
  type        = string
  default     = "OPTIONAL"
  nullable    = false

  validation {
    condition     = contains(["OFF", "OPTIONAL", "ON"], var.mfa_configuration)
    error_message = "mfa_configuration is OFF, OPTIONAL or ON."
  }
}

variable "resource_servers" {
  description = "Resource servers by key. With managed_by = console they are made once, and their name and scopes are the console's."
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
    condition     = length(var.resource_servers) <= 25
    error_message = "resource_servers: a pool has at most 25."
  }
  validation {
    condition     = alltrue([for rs in values(var.resource_servers) : contains(["terraform", "console"], rs.managed_by)])
    error_message = "resource_servers: managed_by is terraform or console."
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
    error_message = "m2m_clients: scopes name the key of a resource server that resource_servers does not have."
  }
  validation {
    condition     = alltrue(flatten([for c in values(var.m2m_clients) : [for rs, names in c.scopes : [for s in names : try(contains(keys(var.resource_servers[rs].scopes), s), true)]]]))
    error_message = "m2m_clients: a client asks for a scope that its resource server does not have."
  }
  validation {
    condition     = alltrue([for c in values(var.m2m_clients) : sum(concat([0], [for names in values(c.scopes) : length(names)])) <= 50])
    error_message = "m2m_clients: a client has more than 50 scopes, which is Cognito's limit."
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

variable "console" {
  description = "The console: its addresses (the first is its own), who signs in, and who runs it. null makes nothing for it."
  type = object({
    base_urls           = list(string)
    session_hours       = optional(number, 12)
    admin_emails        = optional(set(string), [])
    teams               = optional(set(string), [])
    idp_names           = optional(set(string), ["COGNITO"])
    role_services       = optional(set(string), [])
    role_principal_arns = optional(set(string), [])
  })
  default = {
    base_urls = ["http://localhost:3000"]
  }

  validation {
    condition     = var.console == null ? true : length(var.console.base_urls) > 0 && alltrue([for u in var.console.base_urls : can(regex("^(https://[^/\\s]+|http://localhost(:[0-9]+)?)$", u))])
    error_message = "console.base_urls holds https://HOST, or http://localhost with a port, without a slash at the end."
  }
  validation {
    condition     = var.console == null || !startswith(var.environment_name, "prod") ? true : alltrue([for u in var.console.base_urls : startswith(u, "https://")])
    error_message = "console.base_urls holds an http:// address, and environment_name says that this is production."
  }
  validation {
    condition     = var.console == null ? true : var.console.session_hours >= 1 && var.console.session_hours <= 720
    error_message = "console.session_hours is from 1 to 720."
  }
  validation {
    condition     = var.console == null ? true : alltrue([for t in var.console.teams : can(regex("^[a-z0-9][a-z0-9-]{0,62}$", t))])
    error_message = "console.teams holds names of lower-case letters, digits and hyphens, without team- before them."
  }
}

variable "console_permissions" {
  description = "What the console's IAM policy allows besides reading."
  type = object({
    write_clients  = optional(bool, true)
    delete_clients = optional(bool, true)
    rotate_secrets = optional(bool, true)
    write_scopes   = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "secrets_manager" {
  description = "Also keep each client's credentials in Secrets Manager. A higher write_version writes them again."
  type = object({
    enabled                 = optional(bool, false)
    name_prefix             = optional(string)
    kms_key_id              = optional(string)
    recovery_window_in_days = optional(number, 30)
    write_version           = optional(number, 1)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.secrets_manager.recovery_window_in_days == 0 || (var.secrets_manager.recovery_window_in_days >= 7 && var.secrets_manager.recovery_window_in_days <= 30)
    error_message = "secrets_manager.recovery_window_in_days is 0, or from 7 to 30."
  }
}

variable "web_acl_arn" {
  description = "A WAFv2 web ACL to put before the pool."
  type        = string
  default     = null
}

variable "import_ids" {
  description = "What exists already and is taken over, by the keys of resource_servers (identifiers) and m2m_clients (client ids)."
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
    error_message = "import_ids.resource_servers names something that resource_servers does not have: each key with its identifier."
  }
  validation {
    condition     = alltrue([for key, id in var.import_ids.clients : contains(keys(var.m2m_clients), key) && can(regex("^[\\w+]{1,128}$", id))])
    error_message = "import_ids.clients holds keys of m2m_clients with client ids; one is absent there, or its id is none."
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

variable "local_endpoint" {
  description = "Address of the local Cognito (npm run local-cognito); null is AWS."
  type        = string
  default     = null

  validation {
    condition     = var.local_endpoint == null ? true : can(regex("^http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?$", var.local_endpoint))
    error_message = "local_endpoint is on this machine: http://localhost:PORT or http://127.0.0.1:PORT."
  }
}

variable "tags" {
  description = "Further tags for all that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
