"""The blueprint on which the views of `transfer` register themselves."""

from flask import Blueprint

pages = Blueprint("transfer", __name__, url_prefix="/transfer")
