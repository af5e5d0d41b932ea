environment_name = "staging"

console = {
  base_urls = ["https://m2m.staging.example.com"]
}
