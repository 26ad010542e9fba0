#!/bin/sh
# However many threads read articles, what is printed, said and stored is the same.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

# Fixtures, refused ones and a missing one among them, some given twice.
set -- "$SAYSO_SOURCE"/fixtures/*/*.txt
first=$1
set -- "$@" missing.txt "$SAYSO_SOURCE/fixtures/valley-flood" "$first" "$SAYSO_SOURCE"/fixtures/hostile/b*.txt
cp "$SAYSO_SOURCE"/fixtures/valley-flood/*.txt .

for threads in 1 2 5; do
	run extract --threads $threads "$@"
	mv out "extract.$threads"
	mv err "extract-said.$threads"
	echo "$rc" >"extract-rc.$threads"
	run add --threads $threads --db $threads.db "$@"
	mv out "add.$threads"
	mv err "add-said.$threads"
	echo "$rc" >"add-rc.$threads"
	for list in 'articles --format jsonl' 'export claims --format csv' 'export claims --format jsonl' \
		'export conflicts --possible --format jsonl' 'sources --format jsonl'; do
		# shellcheck disable=SC2086
		"$SAYSO" $list --db $threads.db
	done | sed 's/"added[a-z_]*": "[^"]*"//' >"stored.$threads"
done
ok 'claims are printed' test -s extract.1
is 'some articles are refused' "$(cat extract-rc.1)" 3
has 'a missing file is named' extract-said.1 '^sayso: missing.txt: '
has 'unchanged articles are told' add.1 'unchanged'
for threads in 2 5; do
	for what in extract extract-said extract-rc add add-said add-rc stored; do
		ok "$what: $threads threads are as one" cmp $what.1 $what.$threads
	done
done
run extract "$@"
ok 'as many threads as there are processors are as one' cmp out extract.1

# Lines of JSON, refused ones between.
awk 'BEGIN {
	for (i = 1; i <= 80; i++) {
		if (i % 10 == 0) print "{\"text\": 5}"
		else if (i % 11 == 0) print "{\"text\": \"" i "\"}"
		else printf "{\"id\": \"k%d\", \"text\": \"Mina Falk said pier %d was closed.\"}\n", i, i % 20
	}
}' >lines.jsonl
run extract --threads 1 lines.jsonl
mv out one
mv err one-said
run extract --threads 4 lines.jsonl
rc_is 'refused lines are told by the exit code' 3
ok 'claims of lines come in their order' cmp one out
ok 'refused lines are told in their order' cmp one-said err
run add --threads 4 --db lines.db lines.jsonl
is 'a text that comes again soon is stored once' "$("$SAYSO" articles --db lines.db --format jsonl | wc -l)" \
	"$(grep -o 'pier [0-9]*' lines.jsonl | sort -u | wc -l)"

# A pipe that stays open: what has come is stored without waiting for more, and Ctrl-C keeps it.
# wait_for COUNT: so many articles in pipe.db, within half a minute
wait_for()
{
	tries=0
	while [ "$("$SAYSO" articles --db pipe.db --format jsonl 2>/dev/null | wc -l)" -ne "$1" ]; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || return 1
		sleep 0.1
	done
}
mkfifo pipe
$SAYSO add --threads 3 --db pipe.db --input jsonl pipe >summary 2>err </dev/null &
pid=$!
exec 9>pipe
head -n 5 lines.jsonl >&9
ok 'what has come through a pipe is stored' wait_for 5
kill -INT $pid
rc=0
wait $pid || rc=$?
exec 9>&-
is 'Ctrl-C ends with 130' "$rc" 130
has 'what was added is told' summary '^Added 5 articles'

# Ctrl-C in the middle of the work: what is printed is the beginning of it.
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"text\": \"Mina Falk said pier %d was closed. It is open, Bo Ek said.\"}\n", i }' >many.jsonl
$SAYSO extract --threads 3 many.jsonl >part 2>err </dev/null &
pid=$!
tries=0
while [ ! -s part ] && [ $tries -lt 300 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
kill -INT $pid 2>/dev/null
rc=0
wait $pid || rc=$?
lines=$(wc -l <part)
if [ "$rc" -eq 130 ]; then
	# Enough articles: two in three have a claim at the very least.
	mv many.jsonl all.jsonl
	head -n $((lines * 3 / 2)) all.jsonl >many.jsonl
	run extract --threads 1 many.jsonl
	head -n "$lines" out >wanted
	ok 'an interrupted extract printed whole claims from the front' cmp part wanted
else
	skip 'an interrupted extract printed whole claims from the front' 'it was through before'
fi

for threads in 0 65 -1 +1 1x x '' ' 2' 99999999999999999999; do
	run extract --threads "$threads" "$first"
	rc_is "\"$threads\" is no number of threads" 2
done
run dump --threads 2 "$first"
rc_is 'dump has no threads' 2
finish
