"""What a person sees: findings, plans, progress, reports. It decides nothing and sends nothing; only here is Rich."""
