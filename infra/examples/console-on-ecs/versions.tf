terraform {
  # Ephemeral variables and write-only arguments: secrets are in no state and no plan.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.12"
    }
  }
}
