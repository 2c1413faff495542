"""Small Word documents, made of the markup of their paragraphs."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = ("Title", "heading 1", "heading 2", "heading 3", "List Paragraph", "Source Code", "Quote")


def paragraph(
    text: str, *, style: str = "", list_id: int = 0, level: int = 0, bold: bool = False, font: str = ""
) -> str:
    """A paragraph: its style by name, its list (1 of numbers, 2 of dots), its letters."""
    own = f'<w:pStyle w:val="{style.title().replace(" ", "")}"/>' if style else ""
    own += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    letters = ("<w:b/>" if bold else "") + (f'<w:rFonts w:ascii="{font}"/>' if font else "")
    return f'<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(words: str, *, linked: bool = False) -> str:
    """A paragraph that shows a picture, of the file or of a place outside it."""
    source = 'r:link="rIdOutside"' if linked else 'r:embed="rIdPicture"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="1" descr="{words}"/><a:graphic><a:graphicData>'
        f"<pic:pic><pic:blipFill><a:blip {source}/></pic:blipFill></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def word_file(*body: str, prolog: str = "", image: bytes = b"") -> bytes:
    """The bytes of a document with this body; `prolog` stands before its first element."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in _STYLES
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3))
        + "</w:abstractNum>"
        for number, kind in ((1, "decimal"), (2, "bullet"))
    )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="rIdPicture" Type="{_OFFICE}/image" Target="media/image1.png"/><Relationship Id="rIdOutside" '
        f'Type="{_OFFICE}/image" Target="file:///etc/hostname" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{prolog}<w:document {_NAMES}>'
        f"<w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{levels}{numbers}</w:numbering>",
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        if image:
            archive.writestr("word/media/image1.png", image)
    return written.getvalue()
