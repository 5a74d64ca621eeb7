"""Phối Hợp runs coordination agreements between organisations, from signing to final review."""

__version__ = "0.1.0"
