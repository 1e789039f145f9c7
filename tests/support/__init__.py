"""Builders, fakes and real local servers that several rooms' tests share."""
