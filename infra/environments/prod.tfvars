environment_name  = "prod"
mfa_configuration = "ON"

console = {
  base_urls = ["https://m2m.example.com"]

  # Who signs in first: Cognito mails them a password. They invite everybody else.
  admin_emails = ["you@example.com"]
}
