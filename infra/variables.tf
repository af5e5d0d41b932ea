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
  description = "Base name of everything that this configuration creates."
  type        = string
  default     = "m2m"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "name has 2 to 31 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "environment_name" {
  description = "The environment: part of every name and of the tags, and its name in the console."
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
  description = "false if something else manages the pool's domain; domain_prefix or custom_domain can then name it."
  type        = bool
  default     = true
  nullable    = false
}

variable "managed_login_version" {
  description = "2 is managed login, 1 the classic hosted UI. With create_domain = false, the version that the pool's domain has."
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

variable "local_endpoint" {
  description = "Address of the local Cognito (npm run local-cognito); null means AWS."
  type        = string
  default     = null

  validation {
    condition     = var.local_endpoint == null ? true : can(regex("^http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?$", var.local_endpoint))
    error_message = "local_endpoint is on this machine: http://localhost:PORT or http://127.0.0.1:PORT."
  }
}

variable "log_retention_days" {
  description = "How long the pool's logs are kept in CloudWatch Logs; null delivers none. PLUS also logs every sign-in."
  type        = number
  default     = 90

  validation {
    condition     = var.log_retention_days == null ? true : contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is a number of days that CloudWatch Logs knows, such as 30, 90 or 365."
  }
}

variable "tags" {
  description = "Further tags for every resource that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(setintersection(keys(var.tags), ["Project", "Environment", "ManagedBy"])) == 0
    error_message = "tags: this configuration sets Project, Environment and ManagedBy itself."
  }
}
