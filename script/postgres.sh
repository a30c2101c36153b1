# A PostgreSQL of our own for tests: in a new folder, on a free loopback port. Sourced, not run. What tests store need
# not outlive a power cut; `start_postgres on` gives one whose data does.

as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  [ -n "${BIGPLAN_TEST_POSTGRES:-}" ] && return 0
  say "Starting PostgreSQL for the tests"
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  postgres_dir=$(mktemp -d)
  [ "$(id -u)" = 0 ] && chown postgres: "$postgres_dir"
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
  as_postgres "$postgres_bin/initdb" -D "$postgres_dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -w -s -l "$postgres_dir/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -k $postgres_dir -c fsync=${1:-off} -c max_connections=400" start
  export BIGPLAN_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
}

stop_postgres() {
  [ -n "${postgres_dir:-}" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -m immediate -s stop || true
  rm -rf "$postgres_dir"
}
