"""The look of the three documents: every look is a named style, and the documents only name styles.

Measures follow GB/T 9704-2012: 22 lines of 28 signs in a block of 156 × 225 mm, size three 仿宋. A font's official name
stands in all slots, so that no Latin font slips in; the office's computers have these fonts, a preview needs stand-ins.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

SONG, FANG, HEI, KAI, PAGE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LINE = 579  # 28.95 pt in twentieths of a point: 22 lines in 225 mm
TEXT_WIDTH = 8844  # 156 mm
W = nsdecls("w")


@dataclass(frozen=True)
class Style:
    """A paragraph style. Lengths in twentieths of a point; `first` in signs, `scale` in percent of a sign's width."""

    id: str
    name: str
    font: str
    points: float
    align: str
    line: int | None = None
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    outline: int | None = None
    scale: int | None = None
    tabs: tuple[str, ...] = ()  # "left:1500"
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    squeeze: bool = False  # with the standard's −0.2 pt Word takes 27 signs a line, with −0.25 the 28 wanted


def _heading(id_: str, name: str, font: str, outline: int) -> Style:
    return Style(id_, name, font, 16, "left", LINE, first=2, outline=outline, keep_next=True)


STYLES = (
    Style("WF-CoverTitle", "封面题名", SONG, 36, "center", 1000),
    Style("WF-CoverSubtitle", "封面题名上行", SONG, 26, "center", 760),
    Style("WF-CoverLine", "封面署名日期", KAI, 18, "center", 700),
    Style("WF-CoverLabel", "封面栏目", FANG, 16, "distribute", 560),
    Style("WF-CoverValue", "封面栏目值", KAI, 16, "left", 560, left=80),
    Style("WF-Title", "标题", SONG, 22, "center", 700, after=LINE, keep_next=True),
    _heading("WF-H1", "一级标题", HEI, 0),
    _heading("WF-H2", "二级标题", KAI, 1),
    _heading("WF-H3", "三级标题", FANG, 2),
    Style("WF-Body", "正文", FANG, 16, "both", LINE, first=2, squeeze=True),
    Style("WF-Auto", "自动语句", FANG, 16, "both", LINE, first=2, squeeze=True),
    Style("WF-Sign", "署名", FANG, 16, "right", LINE, right=1280, keep_next=True),
    Style("WF-AttachmentHead", "附表标识", HEI, 16, "left", LINE, outline=0, keep_next=True, new_page=True),
    Style("WF-FormHead", "表题", HEI, 16, "left", 480, before=120, after=60, outline=0, keep_next=True),
    Style("WF-TableTitle", "表名", HEI, 14, "center", 400, before=80, after=60, keep_next=True),
    Style("WF-TableHead", "表头", HEI, 12, "center", 360),
    Style("WF-TableLabel", "表内栏目", FANG, 12, "left", 360, scale=88),
    Style("WF-TableText", "表内文字", FANG, 12, "left", 360),
    Style("WF-TableCenter", "表内居中", FANG, 12, "center", 360),
    Style("WF-TableNumber", "表内数字", FANG, 12, "right", 360, right=60, scale=92),
    Style("WF-TableMark", "表内标注", FANG, 9, "right", 240, right=60),
    Style("WF-TableProse", "表内长文", FANG, 14, "both", 520, first=2),
    Style("WF-SmallHead", "小表头", HEI, 10.5, "center", 290),
    Style("WF-SmallText", "小表文字", FANG, 10.5, "left", 290),
    Style("WF-SmallCenter", "小表居中", FANG, 10.5, "center", 290),
    Style("WF-SmallNumber", "小表数字", FANG, 10.5, "right", 290, right=40),
    Style("WF-SmallMark", "小表标注", FANG, 9, "right", 240, right=40),
    Style("WF-SmallMarkLeft", "小表左标注", FANG, 9, "left", 240),
    Style("WF-SmallMarkCenter", "小表居中标注", FANG, 9, "center", 240),
    Style("WF-SmallStrong", "小表强调", HEI, 10.5, "left", 290),
    Style("WF-SmallStrongCenter", "小表强调居中", HEI, 10.5, "center", 290),
    Style("WF-TableNote", "表注", FANG, 10.5, "both", 280, before=60, after=60, keep_lines=True),
    Style("WF-BoxLabel", "意见栏名称", HEI, 14, "center", 420),
    Style("WF-BoxSign", "意见栏落款", FANG, 14, "left", 460, tabs=("left:1500", "left:4900")),
    Style("WF-CaseTitle", "案例题名", HEI, 14, "center", 480, keep_next=True),
    Style("WF-CaseText", "案例正文", KAI, 14, "both", 480, first=2),
    Style("WF-TocTitle", "目录标题", SONG, 22, "center", 700, after=300),
    Style("TOC1", "toc 1", HEI, 14, "left", 520, tabs=(f"right:{TEXT_WIDTH}:dot",)),
    Style("TOC2", "toc 2", FANG, 14, "left", 480, left=560, tabs=(f"right:{TEXT_WIDTH}:dot",)),
    Style("WF-PageOdd", "页码单页", PAGE, 14, "right", right=280),
    Style("WF-PageEven", "页码双页", PAGE, 14, "left", left=280),
    Style("WF-RunningHead", "眉题", KAI, 10.5, "center"),
    Style("WF-Gap", "表后空", FANG, 6, "left", 200),
    Style("WF-Tag", "标签段", FANG, 10.5, "left", 290),
    Style("WF-Tail", "分节占位", FANG, 1, "left"),
)


def style_element(style: Style) -> object:
    """The style as Word keeps it; elements in the order its schema asks for."""
    custom = "" if _built_in(style) else ' w:customStyle="1"'
    return parse_xml(
        f'<w:style {W} w:type="paragraph"{custom} w:styleId="{style.id}">{_names(style)}'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_flow(style)}{_tabs(style)}{_asian_typography()}{_measures(style)}</w:pPr>"
        f"<w:rPr>{_fonts(style.font)}{_signs(style)}</w:rPr></w:style>"
    )


def _built_in(style: Style) -> bool:
    return style.id.startswith("TOC")


def _names(style: Style) -> str:
    if _built_in(style):
        return f'<w:name w:val="{style.name}"/>'
    return f'<w:name w:val="{style.id}"/><w:aliases w:val="{style.name}"/>'


def _flow(style: Style) -> str:
    flags = {
        "keepNext": style.keep_next, "keepLines": style.keep_next or style.keep_lines,
        "pageBreakBefore": style.new_page, "widowControl": True,
    }
    return "".join(f"<w:{name}/>" for name, wanted in flags.items() if wanted)


def _tabs(style: Style) -> str:
    stops = (stop.split(":") for stop in style.tabs)
    found = "".join(
        f'<w:tab w:val="{side}"{"".join(f" w:leader={chr(34)}{sign}{chr(34)}" for sign in leader)} w:pos="{position}"/>'
        for side, position, *leader in stops
    )
    return f"<w:tabs>{found}</w:tabs>" if found else ""


def _asian_typography() -> str:
    """Hanging punctuation is Word's default. LibreOffice reads the switch the other way round, which is as well:
    with hanging punctuation it loses a 。 at the end of a line."""
    return (
        '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
    )


def _measures(style: Style) -> str:
    exact = f'w:line="{style.line}" w:lineRule="exact"' if style.line else 'w:line="240" w:lineRule="auto"'
    level = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return (
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" {exact}/>{_indent(style)}'
        f'<w:jc w:val="{style.align}"/>{level}'
    )


def _indent(style: Style) -> str:
    sides = "".join(f' w:{side}="{value}"' for side in ("left", "right") if (value := getattr(style, side)))
    if style.first:  # in signs for Word, in twips for LibreOffice
        sides += f' w:firstLineChars="{style.first * 100}" w:firstLine="{round(style.first * style.points * 20)}"'
    return f"<w:ind{sides}/>" if sides else ""


def _fonts(font: str) -> str:
    slots = " ".join(f'w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts {slots} w:hint="eastAsia"/>'


def _signs(style: Style) -> str:
    half_points = round(style.points * 2)
    return (
        ('<w:spacing w:val="-5"/>' if style.squeeze else "")
        + (f'<w:w w:val="{style.scale}"/>' if style.scale else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


_THIN = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60))
)


def _default(kind: str, id_: str, name: str, properties: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'{"<w:qFormat/>" if kind == "paragraph" else ""}{properties}</w:style>'
    )


def _table_style(id_: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{id_}"/>'
        f'<w:aliases w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:jc w:val="center"/>{properties}</w:tblPr></w:style>'
    )


_NO_MARGINS = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
BASE = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}<w:kern w:val="0"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    + _default("paragraph", "Normal", "Normal")
    + _default("character", "DefaultParagraphFont", "Default Paragraph Font")
    + _default("table", "TableNormal", "Normal Table", _NO_MARGINS)
    + _table_style(
        "WF-Grid", "细线表", f"<w:tblBorders>{_THIN}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar>",
    )
    + _table_style("WF-Cover", "封面表", "")
    + "</w:styles>"
)


def all_styles() -> list[object]:
    return [*parse_xml(BASE), *map(style_element, STYLES)]
