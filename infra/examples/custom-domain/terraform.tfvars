environment_name = "prod"

custom_domain = {
  domain          = "auth.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
}

console = {
  base_urls = ["https://m2m.example.com"]

  admin_emails = ["you@example.com"]
}
