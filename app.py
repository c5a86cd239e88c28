"""The server, and nothing else: the frame of every page, behind security headers, on this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from coaching.web.downloads import ROUTE, RememberBrowser
from coaching.web.headers import SecurityHeaders
from coaching.web.local import LocalOnly
from coaching.web.root import KnownRoot
from coaching.web.start import LOOPBACK_NAMES, preload, why_not_on

if refusal := why_not_on(st.get_option("server.address")):
    raise SystemExit(refusal)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Load what the first page needs before it is asked for."""
    preload()
    yield


app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=lifespan,
    routes=[ROUTE],
    middleware=[
        Middleware(LocalOnly),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK_NAMES)),
        Middleware(SecurityHeaders),
        Middleware(RememberBrowser),
        Middleware(KnownRoot),
    ],
)
