"""Which forms are in use: the bureau turns one on or off, and its tasks wake or sleep with it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import decisions
from webforms.domain.errors import NotFound
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.operands import names_of


@pages.get("/types")
@verb("type.enable")
def types() -> ResponseReturnValue:
    return render_template(
        "bureau/types.html", enabled=decisions.enabled_types(here.store()), types=here.pack().types.values(),
        names_of=names_of)


@pages.post("/types/<type_key>")
@verb("type.enable")
def switch(type_key: str) -> ResponseReturnValue:
    enabled = request.form.get("enabled") == "1"
    if type_key not in here.pack().types:
        raise NotFound(what="这张表")
    decisions.enable_type(here.store(), here.actor(), type_key, enabled)
    flash(f"“{here.pack().types[type_key].title}”已{'启用' if enabled else '停用'}。", "ok")
    return redirect(url_for("bureau.types"), 303)
