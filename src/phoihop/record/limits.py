"""The limits of the format. They are part of it: every copy refuses the same acts, so none of them is a setting.

The last two bound what one copy lets wait: they decide nothing about what is kept in the end.
"""

VERSION = 1
HEADER_BYTES = 1 << 20
HEADER_LEVELS = 8
LIST_LENGTH = 1024
INTEGER = (1 << 53) - 1
KIND_LENGTH = 64
ROLE_LENGTH = 64
THREAD_LENGTH = 200
SIGNATURE_BYTES = 64

BODY_BYTES = 4 << 20
BODY_LEVELS = 16

# One line of a bundle: header, body and signature in base64url, and the frame around them.
LINE_BYTES = (HEADER_BYTES + BODY_BYTES) * 4 // 3 + 1024

WAITING_ACTS = 65_536
WAITING_BYTES = 256 << 20
