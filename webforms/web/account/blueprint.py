"""The blueprint on which the views of `account` register themselves."""

from flask import Blueprint

pages = Blueprint("account", __name__, url_prefix="/account")
