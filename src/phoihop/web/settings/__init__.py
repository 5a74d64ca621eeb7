"""The pages under "/settings/": an organisation's own people and details, and what the operator keeps."""
