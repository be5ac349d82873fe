"""Who may call what: every route of the URL map, by every kind of person, at every unit, in every state.

    cast      who asks, and whose records they ask about
    places    a district in which every unit has a record in every state
    requests  what is sent to each route, so that only access decides how it is answered
    cells     every cell there is, asked one by one
    table     the answers as a text to read: `expected.txt`

`python -m tests.web.access.write` asks again and writes the file; the difference is what must be looked at."""
