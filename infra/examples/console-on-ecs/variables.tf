variable "region" {
  description = "AWS Region of the console."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is an AWS Region such as us-east-1."
  }
}

variable "name" {
  description = "Base name of everything that this configuration creates. Not m2m-…: the deployer of infra/ reaches those names."
  type        = string
  default     = "clientele"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name)) && !startswith(var.name, "m2m-")
    error_message = "name has 2 to 21 lower-case letters, digits and hyphens, begins with a letter, and does not begin with m2m-."
  }
}

variable "host" {
  description = "Host name of the console: that of NEXTAUTH_URL, for which the certificate is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.host))
    error_message = "host is a host name such as m2m.example.com."
  }
}

variable "image" {
  description = "The console's image in a registry, with a tag or digest that never means another one."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("(:[\\w.-]+|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
    error_message = "image ends with a tag other than latest, or with @sha256:DIGEST."
  }
}

variable "certificate_arn" {
  description = "Certificate of ACM for the host, in this Region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:acm:${var.region}:[0-9]{12}:certificate/.", var.certificate_arn))
    error_message = "certificate_arn is a certificate of ACM in this Region."
  }
}

variable "console_role_arn" {
  description = "The console's role: output console_role_arn of infra/, with ecs-tasks.amazonaws.com in console.role_services."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:iam::[0-9]{12}:role/.", var.console_role_arn))
    error_message = "console_role_arn is the ARN of an IAM role."
  }
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
  nullable    = false
}

variable "public_subnet_ids" {
  description = "Subnets of the load balancer, in two Availability Zones or more. For an internal load balancer, private ones."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.public_subnet_ids) >= 2
    error_message = "public_subnet_ids has two subnets or more."
  }
}

variable "private_subnet_ids" {
  description = "Subnets of console and database, in two Availability Zones or more, with a NAT gateway or VPC endpoints."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "private_subnet_ids has two subnets or more."
  }
}

variable "is_internal" {
  description = "Whether the load balancer is for the VPC and what is connected to it alone. Recommended where people have a VPN."
  type        = bool
  default     = false
  nullable    = false
}

variable "allowed_cidrs" {
  description = "Addresses that reach the load balancer, such as those of the company's network."
  type        = set(string)
  nullable    = false
}

variable "settings" {
  description = "The console's settings by name: those that console_env of infra/ prints, without the secret."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for name in ["COGNITO_POOLS", "SIGN_IN_ISSUER", "SIGN_IN_CLIENT_ID"] : contains(keys(var.settings), name)])
    error_message = "settings lacks COGNITO_POOLS, SIGN_IN_ISSUER or SIGN_IN_CLIENT_ID."
  }
  validation {
    condition     = length(setintersection(keys(var.settings), ["DATABASE_URL", "FINGERPRINT_KEY", "NEXTAUTH_SECRET", "SIGN_IN_CLIENT_SECRET"])) == 0
    error_message = "settings holds a secret: put it into the variable secrets."
  }
}

variable "secrets" {
  description = "Secrets, sent to Secrets Manager and the database when secrets_version is raised, and kept in no state."
  type = object({
    database_password     = string
    fingerprint_key       = string
    nextauth_secret       = string
    sign_in_client_secret = string
  })
  ephemeral = true
  sensitive = true
  nullable  = false
}

variable "secrets_version" {
  description = "A higher number sends the secrets again."
  type        = number
  default     = 1
  nullable    = false
}

variable "database" {
  description = "Size of the PostgreSQL database, and whether a second Availability Zone stands by."
  type = object({
    instance_class = optional(string, "db.t4g.micro")
    storage_gib    = optional(number, 20)
    multi_az       = optional(bool, true)
    backup_days    = optional(number, 14)
  })
  default  = {}
  nullable = false
}

variable "tasks" {
  description = "How many instances of the console run."
  type = object({
    min = optional(number, 1)
    max = optional(number, 3)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.tasks.min >= 1 && var.tasks.max >= var.tasks.min
    error_message = "tasks.min is 1 or more, and tasks.max is not below it."
  }
}

variable "task_size" {
  description = "CPU units and MiB of memory of one instance."
  type = object({
    cpu    = optional(number, 512)
    memory = optional(number, 1024)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([256, 512, 1024, 2048], var.task_size.cpu) && var.task_size.memory >= 2 * var.task_size.cpu && var.task_size.memory <= 8 * var.task_size.cpu
    error_message = "task_size: Fargate has 256, 512, 1024 or 2048 CPU units, with 2 to 8 times as many MiB."
  }
}

variable "alarm_topic_arn" {
  description = "SNS topic that alarms are sent to; null shows them in CloudWatch alone."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_topic_arn == null ? true : can(regex("^arn:[^:]+:sns:", var.alarm_topic_arn))
    error_message = "alarm_topic_arn is the ARN of an SNS topic."
  }
}

variable "log_retention_days" {
  description = "How long the console's log is kept."
  type        = number
  default     = 90
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether database and load balancer refuse to be deleted."
  type        = bool
  default     = true
  nullable    = false
}
