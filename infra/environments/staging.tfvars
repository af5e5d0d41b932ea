environment_name = "staging"

console = {
  base_urls = ["https://m2m.staging.example.com"]

  # Who signs in first: Cognito mails them a password. They invite everybody else.
  admin_emails = ["you@example.com"]
}
