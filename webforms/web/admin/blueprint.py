"""The blueprint on which the views of `admin` register themselves."""

from flask import Blueprint

pages = Blueprint("admin", __name__, url_prefix="/admin")
