"""The headers of every answer, error pages and files included."""

from flask import Flask, Response, current_app, g, request, session

from league.web.policy import current_user

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)


def init_app(app: Flask, *, secure: bool) -> None:
    """Set the security and cache headers after each request."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
        if secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint == "static":
            versioned = response.status_code == 200 and "v" in request.args
            headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        elif current_user() is not None or not _is_public() or _is_personal():
            headers["Cache-Control"] = "no-store"
        else:
            headers.setdefault("Cache-Control", "no-cache")
            # One address, two languages and two type sizes: a shared cache must not mix them.
            response.vary.update(("Accept-Language", "Cookie"))
        return response

    def _is_public() -> bool:
        policy = getattr(app.view_functions.get(request.endpoint or ""), "policy", None)
        return policy is None or policy.public

    def _is_personal() -> bool:
        # A form's token belongs to one browser, and so does a cookie that is set with the page.
        return session.modified or current_app.config["WTF_CSRF_FIELD_NAME"] in g
