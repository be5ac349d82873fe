"""The places where people stand, one blueprint each."""

from flask import Flask

from webforms.web import account, admin, bureau, components, documents, figures, files, fill, front, review, transfer

BLUEPRINTS = (
    front.pages, account.pages, account.join.pages, fill.pages, files.pages, review.pages, bureau.pages, figures.pages,
    documents.pages, components.pages, admin.pages, transfer.pages,
)


def register_pages(app: Flask) -> None:
    """Register every blueprint of pages."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
