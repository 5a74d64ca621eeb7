"""The Vietnamese lunar calendar, by astronomy at UTC+7.

The month that holds the winter solstice is the eleventh; where thirteen new moons lie between two of these, the
first month without a major solar term is the leap month. New moons and the sun's longitude follow J. Meeus,
Astronomical Algorithms, chapters 49 and 25. A calendar reckoned at UTC+8 gives other days in some years (1985, 2007,
2030), so none is used here. Only the dates are given: what is a holiday is said in `fixed_days.py`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from math import floor, radians, sin
from typing import Final

VIET_NAM_DAYS: Final = 7 / 24
"""UTC+7, all year round, as a part of a day."""

_JULIAN_DAY_OF_ORDINAL_0: Final = 1_721_424.5
_MONTH: Final = 29.530588861

# (coefficient in days, power of the eccentricity factor, multiples of the sun's anomaly, the moon's anomaly, the moon's
# argument of latitude)
_PERIODIC: Final = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
    (-0.00007, 0, 2, 1, 0),
    (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0),
    (0.00003, 0, 1, 1, -2),
    (0.00003, 0, 0, 2, 2),
    (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2),
    (-0.00002, 0, -1, 1, -2),
    (-0.00002, 0, 1, 3, 0),
    (0.00002, 0, 0, 4, 0),
)

# (coefficient in days, degrees at the epoch, degrees a month): the pull of the planets
_PLANETS: Final = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)


def lunar_new_year(year: int) -> date:
    """The first day of the first lunar month (mùng 1 Tết) of the lunar year that begins in `year`."""
    return lunar_day(year, 1, 1)


def lunar_day(year: int, month: int, day: int) -> date:
    """The date of a day of an ordinary (not leap) month 1 to 10 of the lunar year that begins in `year`."""
    return _first_days(year)[month] + timedelta(days=day - 1)


@lru_cache(maxsize=512)
def _first_days(year: int) -> dict[int, date]:
    """The first day of each ordinary month 1 to 10 of a lunar year."""
    before, after = _eleventh_month(year - 1), _eleventh_month(year)
    new_moons = [_new_moon_day(k) for k in range(before, after + 1)]
    leap_wanted = after - before == 13
    first_days: dict[int, date] = {}
    number = 11
    for first, following in pairwise(new_moons[1:]):
        if leap_wanted and _major_term(first) == _major_term(following):
            leap_wanted = False
            continue
        number = number % 12 + 1
        first_days[number] = first
    return first_days


def _eleventh_month(year: int) -> int:
    """The number of the new moon that begins the month of the winter solstice of `year`."""
    k = floor((date(year, 12, 31).toordinal() + _JULIAN_DAY_OF_ORDINAL_0 - 2_451_550.09766) / _MONTH)
    solstice_term = 9
    return k if _major_term(_new_moon_day(k)) < solstice_term else k - 1


def _major_term(day: date) -> int:
    """The thirty-degree sector (0 to 11, 9 from the winter solstice) in which the sun stands as `day` begins."""
    midnight = day.toordinal() + _JULIAN_DAY_OF_ORDINAL_0 - VIET_NAM_DAYS
    return floor(_sun_longitude(midnight + _delta_t(day.year)) / 30)


@lru_cache(maxsize=8192)
def _new_moon_day(k: int) -> date:
    """The day at UTC+7 of the k-th new moon after that of 6 January 2000."""
    dynamical = _new_moon(k)
    year = 2000 + round(k / 12.3685)
    return date.fromordinal(floor(dynamical - _delta_t(year) + VIET_NAM_DAYS - _JULIAN_DAY_OF_ORDINAL_0))


def _new_moon(k: int) -> float:
    """The k-th new moon as a Julian day of dynamical time."""
    t = k / 1236.85
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * k - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t**2
    mean = 2_451_550.09766 + _MONTH * k + 0.00015437 * t**2 - 0.00000015 * t**3
    periodic = sum(
        size * eccentricity**power * sin(radians(s * sun + m * moon + f * latitude))
        for size, power, s, m, f in _PERIODIC
    )
    planets = sum(size * sin(radians(start + rate * k)) for size, start, rate in _PLANETS)
    return mean + periodic + planets - 0.00017 * sin(radians(node))


def _sun_longitude(julian_day: float) -> float:
    """The sun's apparent longitude in degrees, within 0.01."""
    t = (julian_day - 2_451_545) / 36_525
    anomaly = radians(357.52911 + 35_999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    nutation = 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return (280.46646 + 36_000.76983 * t + 0.0003032 * t**2 + centre - nutation) % 360


def _delta_t(year: int) -> float:
    """Dynamical time less universal time, in days; good to a minute from 1900 to 2200 (Espenak and Meeus)."""
    if 2005 <= year < 2050:
        since = year - 2000
        seconds = 62.92 + 0.32217 * since + 0.005589 * since**2
    else:
        seconds = 32 * ((year - 1820) / 100) ** 2 - 20 - 0.5628 * max(0, min(50, 2150 - year))
    return seconds / 86_400
