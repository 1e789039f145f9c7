"""config.toml into a Config, secret references and recipient lists; this room opens no connection and never shows a secret."""
