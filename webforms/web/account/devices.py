"""Where one is signed in, and ending it: a lost phone, a shared computer, a program that is no longer used."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import devices as signed_in
from webforms.domain.access import SIGNED_IN
from webforms.web import here, visitor
from webforms.web.access_guard import verb
from webforms.web.account.blueprint import pages
from webforms.web.account.device_words import device_name, is_pocket


@pages.get("/devices")
@verb(SIGNED_IN)
def devices() -> ResponseReturnValue:
    return render_template(
        "account/devices.html", device_name=device_name, is_pocket=is_pocket,
        devices=signed_in.list_devices(here.store(), here.actor(), visitor.secret()),
        programs=signed_in.list_programs(here.store(), here.actor()))


@pages.post("/devices/<int:number>/end")
@verb(SIGNED_IN)
def end_device(number: int) -> ResponseReturnValue:
    signed_in.end_device(here.store(), here.actor(), number)
    flash("那台设备已经退出。再用要重新登录。", "ok")
    return redirect(url_for("account.devices"), 303)


@pages.post("/devices/end-others")
@verb(SIGNED_IN)
def end_others() -> ResponseReturnValue:
    ended = signed_in.end_other_devices(here.store(), here.actor(), visitor.secret())
    flash(f"其他 {ended} 台设备都退出了，这台还登录着。", "ok")
    return redirect(url_for("account.devices"), 303)


@pages.post("/programs/<int:number>/end")
@verb(SIGNED_IN)
def end_program(number: int) -> ResponseReturnValue:
    signed_in.end_program(here.store(), here.actor(), number)
    flash("令牌收回了，用它的程序不能再连。", "ok")
    return redirect(url_for("account.devices"), 303)
