"""The blueprint on which the views of `fill` register themselves."""

from flask import Blueprint

pages = Blueprint("fill", __name__, url_prefix="/fill")
