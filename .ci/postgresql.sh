# A role and a database of our own on Debian's PostgreSQL, for the tests; both are gone in the end. To be sourced.
# The cluster may be missing, down (as after its installation) or up already, and of any version.

postgresql_name=
postgresql_port=
postgresql_started=

as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else (cd / && sudo -u postgres "$@"); fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Sets version, cluster, port and state to those of the newest cluster, one that is up before one that is down.
find_cluster() {
    read -r version cluster port state _ < <(pg_lsclusters --no-header | sort -k4,4r -k1,1Vr | head -n 1) || true
}

# Exports AFTERWORD_TEST_DATABASE_URL, unless it names a server already.
start_postgresql() {
    [ -z "${AFTERWORD_TEST_DATABASE_URL:-}" ] || return 0
    local version='' cluster='' port='' state='' password
    find_cluster
    if [ -z "$version" ]; then
        version=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -V | tail -n 1)
        as_root pg_createcluster "$version" main
        find_cluster
    fi
    if [ "$state" != online ]; then # without waiting for the disk: what is in it lasts as long as the tests
        as_root pg_ctlcluster "$version" "$cluster" start \
            -o "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
        postgresql_started="$version $cluster"
    fi
    postgresql_name="afterword_ci_$$"
    postgresql_port=$port
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    as_postgres psql --quiet --no-psqlrc --port "$port" --set ON_ERROR_STOP=1 \
        --command "CREATE ROLE $postgresql_name LOGIN CREATEDB PASSWORD '$password'" \
        --command "CREATE DATABASE $postgresql_name OWNER $postgresql_name TEMPLATE template0 \
            ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    export AFTERWORD_TEST_DATABASE_URL="postgresql://$postgresql_name:$password@127.0.0.1:$port/$postgresql_name"
}

stop_postgresql() {
    [ -n "$postgresql_name" ] || return 0
    as_postgres psql --quiet --no-psqlrc --port "$postgresql_port" --set ON_ERROR_STOP=1 <<SQL
SELECT format('DROP DATABASE %I WITH (FORCE)', datname) FROM pg_database WHERE datname LIKE '$postgresql_name%' \gexec
DROP ROLE $postgresql_name
SQL
    postgresql_name=
    # shellcheck disable=SC2086 # version and name are two words
    [ -z "$postgresql_started" ] || as_root pg_ctlcluster $postgresql_started stop --mode fast
}
