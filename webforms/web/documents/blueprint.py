"""The blueprint on which the views of `documents` register themselves."""

from flask import Blueprint

pages = Blueprint("documents", __name__, url_prefix="/documents")
