region              = "eu-west-1"
domain_prefix       = "m2m-local"
local_endpoint      = "http://localhost:9400"
deletion_protection = false
mfa_configuration   = "OFF"
