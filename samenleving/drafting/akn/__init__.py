"""Acts, drafts and consolidated texts as Akoma Ntoso (OASIS LegalDocML 3.0), and back.

Needs the extra `documenten` (lxml and cobalt).
"""
