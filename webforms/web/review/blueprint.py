"""The blueprint on which the views of `review` register themselves."""

from flask import Blueprint

pages = Blueprint("review", __name__, url_prefix="/review")
