"""Files of a user, opened safely: what comes in is somebody else's until it was measured.

Every function refuses with an `InvoerFout` that names the file and what to do about it. Nothing is read
before its size is known, nothing is unpacked before its contents were weighed, no XML may declare anything.
"""

from samenleving.files.packed import MAX_DOCX, MAX_UITGEPAKT, lees_pakket
from samenleving.files.plain import MAX_TEKST, lees_bytes, lees_tekstbestand, ontcijfer
from samenleving.files.xml import MAX_DIEPTE, MAX_XML, lees_xml

__all__ = [
    "MAX_DIEPTE",
    "MAX_DOCX",
    "MAX_TEKST",
    "MAX_UITGEPAKT",
    "MAX_XML",
    "lees_bytes",
    "lees_pakket",
    "lees_tekstbestand",
    "lees_xml",
    "ontcijfer",
]
