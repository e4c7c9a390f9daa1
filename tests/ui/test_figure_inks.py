from functools import cache
from itertools import product

import pytest
from PySide6.QtGui import QColor

from coach.domain.settings import Clothes, Hair, Skin
from coach.figure.display import Ink
from coach.ui.figure_inks import Inks, Look
from coach.ui.theme import DARK, LIGHT

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
LOOKS = pytest.mark.parametrize("look", [Look(*each) for each in product(Skin, Hair, Clothes)], ids=str)
CATEGORIES = ("core", "glutes", "stretch", "walk", "mobility", "break")
GARMENTS = ("skin", "shirt", "leggings", "hair")


@cache
def luminance(red, green, blue):
    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def luminance_of(colour):
    return luminance(colour.redF(), colour.greenF(), colour.blueF())


def contrast(a, b):
    low, high = sorted((luminance_of(a), luminance_of(b)))
    return (high + 0.05) / (low + 0.05)


def backgrounds(inks, tint):
    return (QColor(tint), inks.colour(Ink("mat")), inks.colour(Ink("floor")))


@THEMES
@LOOKS
def test_the_silhouette_stands_out_on_every_background(tokens, look):
    for category, far in product(CATEGORIES, (0.0, 0.5, 1.0)):
        inks = Inks(category, tokens, tokens.tint(category), look)
        under = backgrounds(inks, tokens.tint(category))
        for garment, (tone, least) in product(GARMENTS, (("edge", 3.0), ("fill", 1.8))):
            colour = inks.colour(Ink(garment, tone, far))
            assert min(contrast(colour, each) for each in under) >= least, (category, far, garment, tone)


@THEMES
@LOOKS
def test_a_lit_muscle_stands_out_on_its_cloth(tokens, look):
    for category, garment in product(CATEGORIES, ("shirt", "leggings")):
        inks = Inks(category, tokens, tokens.tint(category), look)
        lit = inks.colour(Ink(garment, "glow", 0.0, 1.0))
        assert lit == QColor(tokens.category(category))
        assert contrast(lit, inks.colour(Ink(garment))) >= 1.8, (category, garment)


@THEMES
@LOOKS
def test_clothes_are_greys_of_no_category(tokens, look):
    inks = Inks("core", tokens, tokens.core_tint, look)
    for garment in ("shirt", "leggings"):
        assert inks.colour(Ink(garment)).hslSaturationF() < 0.12


@THEMES
def test_only_shadow_and_ghost_are_see_through(tokens):
    inks = Inks("core", tokens, tokens.core_tint, Look())
    assert 0.0 < inks.colour(Ink("shadow")).alphaF() < 0.5
    assert 0.0 < inks.colour(Ink("ghost")).alphaF() < 0.5
    assert inks.colour(Ink("shirt", "shade", 0.0, 0.2)).alphaF() == 1.0


def test_shade_and_distance_change_a_colour():
    inks = Inks("core", LIGHT, LIGHT.core_tint, Look())
    plain = luminance_of(inks.colour(Ink("shirt")))
    assert luminance_of(inks.colour(Ink("shirt", "shade", 0.0, 0.2))) < plain
    assert luminance_of(inks.colour(Ink("shirt", "fill", 1.0))) > plain


@THEMES
@LOOKS
def test_a_face_can_be_read(tokens, look):
    inks = Inks("core", tokens, tokens.core_tint, look)
    for part in ("eye", "brow", "mouth"):
        assert contrast(inks.colour(Ink(part)), inks.colour(Ink("skin"))) >= 1.8
