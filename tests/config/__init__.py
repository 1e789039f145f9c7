"""config.toml, secrets and recipient lists."""
