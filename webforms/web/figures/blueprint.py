"""The blueprint on which the views of `figures` register themselves."""

from flask import Blueprint

pages = Blueprint("figures", __name__, url_prefix="/figures")
