#!/bin/sh
# throughput.sh [FILE.jsonl]: how fast, in how much memory. Run by `./dev bench`, which sets SAYSO.
#
# Without FILE: the PolNeAR training articles where a copy lies beside the tree (../shared/data/polnear), else the
# fixtures a hundred times over. `wc` reading the same bytes, and the text stage alone, are measured in the same
# run: what no extractor can beat, and what every extractor pays.
set -eu
: "${SAYSO:?is the program to measure}"
corpus=${1:-../shared/data/polnear/train.jsonl}
work=$(mktemp -d "${TMPDIR:-/tmp}/sayso-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cc -O2 -std=c17 -D_XOPEN_SOURCE=700 -o "$work/measure" bench/measure.c

# One JSON string a fixture: only what a line of text can hold has to be escaped.
fixtures()
{
	for article in fixtures/*/*.txt; do
		case $article in fixtures/hostile/*) continue ;; esac
		printf '{"id": "%s-%s", "text": "' "$(basename "$(dirname "$article")")" "$1"
		sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/	/\\t/g' -e 's/$/\\n/' "$article" | tr -d '\n\r'
		# A text of its own each time, or it would be taken for the same article again.
		printf '\\n\\nCopy %s.\\n"}\n' "$1"
	done
}

if [ $# -eq 0 ] && [ ! -e "$corpus" ]; then
	corpus=$work/fixtures.jsonl
	i=0
	while [ "$i" -lt 100 ]; do
		i=$((i + 1))
		fixtures "$i"
	done >"$corpus"
fi
[ -r "$corpus" ] || { echo "throughput.sh: cannot read $corpus" >&2; exit 1; }

# Words as sayso counts none of them: runs of letters in the texts. Near enough, and the same for every line.
articles=$(grep -c . "$corpus")
words=$(sed -E 's/.*"text": *"(([^"\\]|\\.)*)".*/\1/; s/\\[nt]/ /g' "$corpus" | wc -w)
echo "$(basename "$corpus"): $articles articles, $words words, $(wc -c <"$corpus" | tr -d ' ') bytes"
printf '%-30s %9s %9s %12s %12s %9s\n' '' seconds 'of cpu' articles/s words/s 'peak MB'

# row NAME COMMAND...
row()
{
	name=$1
	shift
	"$work/measure" "$name" "$articles" "$words" "$@"
}

row 'wc (the bytes alone)' wc "$corpus"
row 'dump --stage=text' "$SAYSO" dump --stage=text --input jsonl "$corpus"
row 'extract --threads 1' "$SAYSO" extract --threads 1 --input jsonl --format jsonl "$corpus"
row 'extract --threads 2' "$SAYSO" extract --threads 2 --input jsonl --format jsonl "$corpus"
row 'add (with conflicts)' "$SAYSO" add --input jsonl --db "$work/bench.db" "$corpus"
row 'add again (nothing new)' "$SAYSO" add --input jsonl --db "$work/bench.db" "$corpus"
row 'export claims --format csv' "$SAYSO" export claims --format csv --db "$work/bench.db"
