"""Settings of the server and the look of the page; `.streamlit/config.toml` says the same for a checkout."""

from __future__ import annotations

import os

NOBODY = "https://nobody.invalid"
"""An origin that nobody has: Streamlit takes an empty list for its own."""

ORIGINS = "ECON_ORIGINS"
"""The variable with the origins, with spaces between, whose frames may steer Streamlit's page."""

SETTINGS: dict[str, str | int | bool | list[str]] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [NOBODY],
    "client.disableDataExport": True,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "runner.postScriptGC": False,  # Python collects by itself; after every run it would cost as much as the run
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxMessageSize": 20,
    "server.maxUploadSize": 1,
    "theme.baseRadius": "small",
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.light.primaryColor": "#0A5A9C",
    "theme.light.backgroundColor": "#FDFDFB",
    "theme.light.secondaryBackgroundColor": "#F1F1EC",
    "theme.light.textColor": "#1A1D21",
    "theme.light.borderColor": "#D9D9D2",
    "theme.light.linkColor": "#0A5A9C",
    "theme.dark.primaryColor": "#7CBCF5",
    "theme.dark.backgroundColor": "#12161B",
    "theme.dark.secondaryBackgroundColor": "#1D232A",
    "theme.dark.textColor": "#E9EBEE",
    "theme.dark.borderColor": "#353D47",
    "theme.dark.linkColor": "#8CC6FA",
}
"""Settings by their full name, as Streamlit's command line takes them."""


def flags() -> list[str]:
    """The settings as arguments of `streamlit run`."""
    origins = {"client.allowedOrigins": os.environ.get(ORIGINS, "").split() or [NOBODY]}
    return [
        f"--{name}={str(v).lower() if isinstance(v, bool) else v}"
        for name, value in (SETTINGS | origins).items()
        for v in (value if isinstance(value, list) else [value])
    ]
