"""Word templates into Word files: `render`, and `lint` for those who write templates.

    render.py    data into a template, in the sandbox           package.py   the zip, byte for byte
    lint.py      every fault of a template, with its place      outline.py   paragraphs, places, one Jinja source
    syntax.py    Jinja's complaints in words                    names.py     which names a template uses
    known.py     which names exist                              faults.py    what can be wrong, and the cure
    plain.py     data made harmless                             sandbox.py   the environment it all runs in
"""
