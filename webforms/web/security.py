"""Headers that tell a browser to run nothing but our own files, whatever a person typed into a form.

The policy is constant: no inline script or style anywhere, so it needs neither nonce nor hash.
"""

from flask import Flask, Response, request

CONTENT_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",  # data: the arrow of a select in app.css; blob: a picture not sent yet
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}

HTTPS_ONLY = "max-age=31536000"


def set_headers(app: Flask) -> None:
    """Give every answer the headers; a view that set one of them itself keeps it."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", HTTPS_ONLY)
    if "Cache-Control" not in response.headers:  # a page is of one person and one moment
        response.headers["Cache-Control"] = "no-store"
    return response


def is_from_our_own_page() -> bool:
    """Whether a browser says that this request was sent by one of our own pages."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == request.host_url.rstrip("/")
