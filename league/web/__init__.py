"""What all pages share and no room owns: policy, forms, frame, headers, preferences, error pages.

It knows no room. What it must ask a room (who is signed in, which season, what waits) it asks providers that
`create_app` hands over.
"""
