terraform {
  # Write-only arguments came with 1.11, conditions over several variables with 1.9.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.12"
    }
  }
}
