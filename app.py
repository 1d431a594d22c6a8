"""The page, from a checkout: `streamlit run app.py`, or `econ app`."""

from streamlit.starlette import App

from econ.doors.app.server import MIDDLEWARE, ROUTES, SCRIPT, lifespan

app = App(SCRIPT, lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE)
