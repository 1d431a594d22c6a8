"""What Streamlit runs when the package is installed: `econ app`."""

from streamlit.starlette import App

from econ.doors.app.server import MIDDLEWARE, ROUTES, SCRIPT, lifespan

app = App(SCRIPT, lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE)
