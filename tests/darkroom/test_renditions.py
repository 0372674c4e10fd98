"""Renditions: sizes, crops, colours, and what may and may not travel with them."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image, ImageCms

from desk.darkroom.imprint import Imprint
from desk.darkroom.metadata import read_metadata
from desk.darkroom.renditions import Format, Recipe, Rendition, develop, develop_all, ratio_name
from desk.story.errors import BadFile
from tests.darkroom.pictures import HEIC, UPRIGHT, bomb, corners, drawn, exif, filed, xmp

IMPRINT = Imprint(("A Reporter",), "A Reporter/The Desk", "On the Moon", "© The Desk", alt="A person")
ALL: tuple[Format, ...] = ("jpeg", "webp", "avif", "png")


def _shown(rendition: Rendition) -> Image.Image:
    with Image.open(io.BytesIO(rendition.data)) as picture:
        picture.load()
        return picture.copy()


def _widths(data: bytes, **recipe: Any) -> list[int]:
    return [rendition.width for rendition in develop(data, Recipe(**recipe))]


def test_widths_go_as_far_as_the_original_reaches() -> None:
    assert _widths(filed(drawn(2400, 1600))) == [320, 640, 960, 1280, 1920]
    assert _widths(filed(drawn(1000, 700))) == [320, 640, 960]


def test_the_originals_own_width_is_made_between_two_steps() -> None:
    assert _widths(filed(drawn(600, 400))) == [320, 600]
    assert _widths(filed(drawn(200, 100))) == [200]


def test_one_is_made_enlarged_when_less_will_not_do() -> None:
    (small,) = develop(filed(drawn(200, 100)), Recipe((1200,), at_least=1200))
    assert (small.width, small.height, small.enlarged) == (1200, 600, True)
    (large,) = develop(filed(drawn(1500, 1000)), Recipe((1200,), at_least=1200))
    assert (large.width, large.height, large.enlarged) == (1200, 800, False)


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (1199, 3000), (4000, 3000)])
def test_shapes_of_a_least_width_are_made_whatever_the_original_is(size: tuple[int, int]) -> None:
    ratios = (16 / 9, 4 / 3, 1.0, 1.91)
    recipes = [Recipe((1200,), focal=(0.1, 0.9), ratio=ratio, imprint=IMPRINT, at_least=1200) for ratio in ratios]
    made = develop_all(filed(drawn(*size)), recipes)
    shapes = [(one.ratio, one.width, one.height) for (one,) in made]
    assert shapes == [("16x9", 1200, 675), ("4x3", 1200, 900), ("1x1", 1200, 1200), ("1.91x1", 1200, 628)]
    assert [one.name_part for (one,) in made] == ["16x9-1200", "4x3-1200", "1x1-1200", "1.91x1-1200"]
    assert {one.media_type for (one,) in made} == {"image/jpeg"}


@pytest.mark.parametrize("fmt", ALL)
def test_every_format_is_what_it_says_and_carries_the_imprint(fmt: Format) -> None:
    (made,) = develop(filed(drawn(640, 480)), Recipe((640,), formats=(fmt,), imprint=IMPRINT))
    picture = _shown(made)
    assert f"image/{fmt}" == made.media_type
    assert (picture.size, picture.mode, corners(picture)) == ((640, 480), "RGB", UPRIGHT)
    read = read_metadata(made.data)
    assert (read.creator, read.credit, read.caption) == ("A Reporter", "A Reporter/The Desk", "On the Moon")
    assert (read.copyright, read.alt) == ("© The Desk", "A person")


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_orientation_is_applied_once(kind: str, turn: int) -> None:
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = drawn(96, 64).transpose(Image.Transpose(undo[turn])) if turn > 1 else drawn(96, 64)
    options = {"tiffinfo": {0x0112: turn}} if kind == "TIFF" else {"exif": exif({0x0112: turn})}
    (made,) = develop(filed(stored, kind, **options), Recipe())
    assert ((made.width, made.height), corners(_shown(made))) == ((96, 64), UPRIGHT)
    assert "exif" not in _shown(made).info


def test_an_orientation_written_in_xmp_only_is_not_followed_as_no_browser_does() -> None:
    packet = xmp("<tiff:Orientation xmlns:tiff='http://ns.adobe.com/tiff/1.0/'>6</tiff:Orientation>")
    (made,) = develop(filed(drawn(96, 64), xmp=packet), Recipe())
    assert (made.width, made.height) == (96, 64)


def test_large_jpegs_are_decoded_small_and_cut_in_the_same_place() -> None:
    data = filed(drawn(4000, 3000), quality=95, exif=exif({0x0112: 3}))
    (made,) = develop(data, Recipe((200,), crop=(0.5, 0.5, 1.0, 1.0)))
    shown = _shown(made)
    assert (made.width, made.height) == (200, 150)
    assert corners(shown) == ("red",) * 4


@pytest.mark.parametrize(("turn", "colour"), [(0, "grey"), (1, "green"), (2, "red"), (3, "blue")])
def test_large_jpegs_are_turned_before_they_are_cut(turn: int, colour: str) -> None:
    """The lower right quarter is what the turn has brought there; decoded small it is the same."""
    data = filed(drawn(4000, 3000), quality=95)
    small, large = develop(data, Recipe((200, 1200), crop=(0.6, 0.6, 1.0, 1.0), turn=turn, straighten=6.0))
    assert corners(_shown(small)) == corners(_shown(large)) == (colour,) * 4
    (alone,) = develop(data, Recipe((200,), crop=(0.6, 0.6, 1.0, 1.0), turn=turn, straighten=6.0))
    assert ((alone.width, alone.height), corners(_shown(alone))) == ((small.width, small.height), (colour,) * 4)


@pytest.mark.parametrize(
    ("focal", "colour"),
    [((0.0, 0.0), "red"), ((1.0, 0.0), "green"), ((0.0, 1.0), "blue"), ((1.0, 1.0), "grey")],
)
def test_a_narrow_crop_shows_what_the_focal_point_is_on(focal: tuple[float, float], colour: str) -> None:
    data = filed(drawn(1200, 1200))
    for ratio in (4.0, 0.25):
        (made,) = develop(data, Recipe((300,), focal=focal, ratio=ratio))
        assert colour in corners(_shown(made))
    (cut,) = develop(data, Recipe((300,), crop=(0.25, 0.25, 0.75, 0.75), focal=focal, ratio=4.0))
    assert colour in corners(_shown(cut))


def test_cmyk_with_its_profile_and_without() -> None:
    picture = drawn(200, 100, "CMYK")
    (made,) = develop(filed(picture), Recipe())
    assert (_shown(made).mode, corners(_shown(made))) == ("RGB", UPRIGHT)
    (tiff,) = develop(filed(picture, "TIFF"), Recipe())
    assert corners(_shown(tiff)) == UPRIGHT


def test_sixteen_bits_and_alpha() -> None:
    (grey,) = develop(filed(Image.new("I;16", (100, 80), 32_768), "PNG"), Recipe())
    assert _shown(grey).getpixel((50, 40)) == pytest.approx((128, 128, 128), abs=2)
    (clear,) = develop(filed(Image.new("RGBA", (100, 80), (0, 0, 0, 0)), "PNG"), Recipe())
    assert _shown(clear).getpixel((50, 40)) == (255, 255, 255)


def test_heic_is_developed() -> None:
    (made,) = develop(HEIC, Recipe())
    assert (made.width, made.height, _shown(made).mode) == (64, 48, "RGB")


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF", "TIFF"])
def test_of_several_pictures_the_first_is_developed(kind: str) -> None:
    data = filed(drawn(), kind, save_all=True, append_images=[drawn().rotate(180)])
    (made,) = develop(data, Recipe())
    assert corners(_shown(made)) == UPRIGHT


@pytest.mark.parametrize("fmt", ALL)
def test_nothing_private_leaves(fmt: Format) -> None:
    packet = xmp("<photoshop:Instructions>SECRET-INSTRUCTION</photoshop:Instructions><dc:title>SECRET-TITLE</dc:title>")
    block = exif(
        {0x010E: "SECRET-CAPTION", 0x010F: "SECRET-MAKE", 0x013C: "SECRET-HOST"},
        {0xA431: "SECRET-SERIAL", 0x927C: b"SECRET-NOTE", 0x9286: b"SECRET-COMMENT"},
        {1: "N", 2: (28.0, 36.0, 30.0)},
    )
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = filed(drawn(700, 500), exif=block, xmp=packet, icc_profile=profile, comment=b"SECRET-REMARK")
    assert original.count(b"SECRET") == 9
    for made in develop(original + b"SECRET-TAIL", Recipe(formats=(fmt,), imprint=IMPRINT)):
        assert b"SECRET" not in made.data
        kept = set(_shown(made).info)
        assert kept <= {
            "xmp",
            "XML:com.adobe.xmp",
            "photoshop",
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        } | {
            "progressive",
            "progression",
            "loop",
            "background",
            "timestamp",
            "duration",
        }


def test_the_same_original_and_recipe_give_the_same_bytes() -> None:
    data = filed(Image.effect_noise((900, 600), 90).convert("RGB"))
    recipe = Recipe(formats=ALL, imprint=IMPRINT, ratio=4 / 3)
    with ThreadPoolExecutor(2) as threads:
        once, again = threads.map(lambda _: develop(data, recipe), range(2))
    assert once == again


def test_a_recipe_names_what_it_makes() -> None:
    assert Recipe().key("a" * 64) == Recipe().key("a" * 64)
    keys = {Recipe().key("a"), Recipe().key("b"), Recipe(ratio=1.0).key("a"), Recipe(imprint=IMPRINT).key("a")}
    assert len(keys) == 4


def test_turned_by_hand() -> None:
    data = filed(drawn(96, 64))
    (turned,) = develop(data, Recipe(turn=1))
    assert (turned.width, turned.height) == (64, 96)
    assert corners(_shown(turned)) == ("blue", "red", "grey", "green")
    assert corners(_shown(develop(data, Recipe(turn=3))[0])) == ("green", "grey", "red", "blue")
    assert corners(_shown(develop(data, Recipe(turn=2))[0])) == ("grey", "blue", "green", "red")


@pytest.mark.parametrize("degrees", [-20.0, 5.0])
def test_straightened_without_black_corners(degrees: float) -> None:
    white = filed(Image.new("RGB", (400, 300), "white"))
    (made,) = develop(white, Recipe((100,), straighten=degrees))
    assert min(_shown(made).convert("L").tobytes()) > 250


def test_straightening_turns_clockwise() -> None:
    picture = Image.new("RGB", (400, 400), "white")
    picture.paste("black", (0, 0, 400, 200))
    shown = _shown(develop(filed(picture), Recipe(straighten=10.0))[0]).convert("L")
    row = shown.crop((0, shown.height // 2, shown.width, shown.height // 2 + 1)).tobytes()
    assert row[2] > 200
    assert row[-3] < 50


@pytest.mark.parametrize(
    ("ratio", "name"), [(16 / 9, "16x9"), (4 / 3, "4x3"), (1.0, "1x1"), (1.91, "1.91x1"), (None, ""), (2 / 3, "2x3")]
)
def test_ratios_have_names(ratio: float | None, name: str) -> None:
    assert ratio_name(ratio) == name


def test_edges_are_sharpened_lightly_and_flat_areas_left_alone() -> None:
    picture = Image.new("RGB", (100, 100), (100, 100, 100))
    picture.paste((150, 150, 150), (50, 0, 100, 100))
    shown = _shown(develop(filed(picture, "PNG"), Recipe(formats=("png",)))[0])
    assert shown.getpixel((20, 50)) == (100, 100, 100)
    edge = shown.getpixel((50, 50))
    assert isinstance(edge, tuple)
    assert 150 < edge[0] < 160


@pytest.mark.parametrize("data", [b"words", filed(drawn(400, 300))[:2_000], bomb(50_000, 50_000), HEIC[:-60]])
def test_an_original_that_is_no_sound_photo_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        develop(data, Recipe())
