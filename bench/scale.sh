#!/bin/sh
# scale.sh [CLAIMS...]: the conflict work of adding an article, when so many claims are stored already (10000, 100000
# and 1000000 unless told otherwise: the last takes half an hour and 2 GB of $TMPDIR). SAYSO is the program, BENCH_SCALE
# the measure. The claims are those of PolNeAR's training articles, from ../shared/data/polnear, over and over as other
# events.
set -eu
: "${SAYSO:?is the program}" "${BENCH_SCALE:?is build/bench/bench/bench-scale}"
corpus=../shared/data/polnear/train.jsonl
[ -r "$corpus" ] || { echo "scale.sh: there is no $corpus" >&2; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/sayso-scale.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
[ $# -gt 0 ] || set -- 10000 100000 1000000

# The day of publication stands in the article's id.
sed -E 's/^\{"id": "([a-z]+)_([0-9-]{10})_/{"outlet": "\1", "date": "\2", "id": "\1_\2_/' "$corpus" >"$work/seed.jsonl"
"$SAYSO" add --input jsonl --db "$work/seed.db" "$work/seed.jsonl" | tail -n 1

for claims; do
	echo
	"$BENCH_SCALE" fill "$work/seed.db" "$work/$claims.db" "$claims" 2>/dev/null
	"$BENCH_SCALE" size "$work/$claims.db"
	for way in warm cold; do
		"$BENCH_SCALE" probe "$work/seed.db" "$work/$claims.db" 20 "$way"
	done
	"$BENCH_SCALE" all "$work/seed.db" "$work/$claims.db"
	rm -f "$work/$claims.db"
done
