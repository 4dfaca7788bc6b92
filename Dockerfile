# The bot in a container: `docker build -t envelope .`, or compose.yaml. docs/hosting.md explains it.

FROM python:3.11-slim-bookworm AS build
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /source
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_NO_CACHE=1
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/*
RUN uv venv /opt/envelope
# The dependencies change less often than the bot, so they are a layer of their own. Wheels only: nothing is compiled.
COPY requirements-runtime.txt ./
RUN uv pip install --python /opt/envelope --require-hashes --only-binary :all: -r requirements-runtime.txt
# The wheels have 29 MiB in them that only a debugger reads.
# hadolint ignore=DL3059
RUN find /opt/envelope/lib -name "*.so*" -type f -exec strip --strip-debug {} +
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY cogs cogs
COPY data data
RUN uv pip install --python /opt/envelope --no-deps .

FROM python:3.11-slim-bookworm AS envelope
# A fixed number, so that the owner of the files on a volume stays the same from one image to the next.
RUN groupadd --gid 10001 envelope \
    && useradd --uid 10001 --gid envelope --no-create-home --home-dir /data --shell /usr/sbin/nologin envelope \
    && install --directory --owner envelope --group envelope --mode 0700 /data /backups /var/cache/envelope
COPY --from=build /opt/envelope /opt/envelope
# Compiled modules go where the bot may write: in the image they would be a quarter of its size.
ENV PATH=/opt/envelope/bin:$PATH PYTHONPYCACHEPREFIX=/var/cache/envelope PYTHONUNBUFFERED=1 \
    DATABASE=/data/envelope.db HEALTH_PORT=9464
WORKDIR /data
VOLUME ["/data"]
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]
ENTRYPOINT ["envelope"]
CMD ["run"]

# The same with PostgreSQL's own programs, which back its databases up.
FROM envelope AS envelope-postgresql
USER 0:0
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
USER 10001:10001

# What `docker build .` makes if no target is named.
FROM envelope
