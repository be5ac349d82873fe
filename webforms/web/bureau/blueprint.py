"""The blueprint on which the views of `bureau` register themselves."""

from flask import Blueprint

pages = Blueprint("bureau", __name__, url_prefix="/bureau")
