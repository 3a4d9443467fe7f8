#!/bin/sh
# Makes sure that the programs of the tests are there. As root, on Debian and its relatives, it installs what is
# missing; elsewhere it says in one sentence what to do.
set -eu

wanted=""
command -v "${CHROMIUM:-chromium}" >/dev/null || wanted="$wanted chromium"
# Before 143 Firefox does not speak enough of the protocol that drives it.
version=$("${FIREFOX:-firefox-esr}" --version 2>/dev/null | tr -dc '0-9.' | cut -d. -f1) || true
[ "${version:-0}" -ge 143 ] || wanted="$wanted firefox-esr"
java -version >/dev/null 2>&1 || wanted="$wanted default-jre-headless"
# The program whose signatures ours are to be.
command -v minisign >/dev/null || wanted="$wanted minisign"
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what the tests need:$wanted"
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
else
  echo "The tests need more programs: install them (on Debian or Ubuntu: sudo apt-get install$wanted) and run make test again." >&2
  exit 1
fi
