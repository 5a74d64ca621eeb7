"""Which 32 bytes are a public key at all (RFC 8032, section 5.1): one spelling, on the curve, in the prime-order group.

OpenSSL accepts keys of small order, under which one signature fits many messages. This is arithmetic on public values
only, done once when a card is read; signing and checking are left to `cryptography`.
"""

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_SQRT_MINUS_ONE = pow(2, (_P - 1) // 4, _P)

_Point = tuple[int, int, int, int]
_NEUTRAL: _Point = (0, 1, 1, 0)


def is_public_key(raw: bytes) -> bool:
    """Whether these bytes are a canonical point of the prime-order group, and not its neutral element."""
    if len(raw) != 32:
        return False
    point = _decompress(raw)
    return point is not None and not _is_neutral(point) and _is_neutral(_times(_ORDER, point))


def _decompress(raw: bytes) -> _Point | None:
    encoded = int.from_bytes(raw, "little")
    sign, y = encoded >> 255, encoded & (2**255 - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * _SQRT_MINUS_ONE % _P
    if x * x % _P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _add(p: _Point, q: _Point) -> _Point:
    # RFC 8032, section 5.1.4: complete formulas, so that no pair of points is a special case.
    a = (p[1] - p[0]) * (q[1] - q[0]) % _P
    b = (p[1] + p[0]) * (q[1] + q[0]) % _P
    c = 2 * p[3] * q[3] * _D % _P
    d = 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(factor: int, point: _Point) -> _Point:
    result = _NEUTRAL
    while factor:
        if factor & 1:
            result = _add(result, point)
        point = _add(point, point)
        factor >>= 1
    return result


def _is_neutral(point: _Point) -> bool:
    return point[0] == 0 and point[1] == point[2]
