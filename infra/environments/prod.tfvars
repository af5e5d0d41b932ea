environment_name  = "prod"
mfa_configuration = "ON"

console = {
  base_urls = ["https://m2m.example.com"]
}
