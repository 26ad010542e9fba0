#!/bin/sh
# A kill at any moment loses at most the article in hand; Ctrl-C ends cleanly.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

n=400
awk -v n=$n 'BEGIN {
	for (i = 1; i <= n; i++) {
		printf "{\"id\": \"k%d\", \"text\": \"Mina Falk said pier %d was closed on Friday.\\n\\nThe harbor board said pier %d was open. ", i, i, i
		printf "\\\"Nobody was told about boat %d,\\\" Bo Ek said.\"}\n", i
	}
}' >many.jsonl
run extract many.jsonl
claims=$(wc -l <out)
ok 'there is something to add' test "$claims" -ge $((2 * n))

# whole NAME: every stored article has all its claims, and the file is sound.
whole()
{
	run articles --format jsonl
	rc_is "$1: the database opens" 0
	cp out articles
	is "$1: whole articles alone" "$(grep -c -v '"claims": '$((claims / n))',' articles)" 0
	command -v sqlite3 >/dev/null || return
	is "$1: the file is sound" "$(sqlite3 sayso.db "PRAGMA integrity_check; PRAGMA foreign_key_check;
		INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")" ok
}

# Killed a little later each time, until one run gets through; the rest is added by the next one.
killed=0
for wait in 0.05 0.1 0.2 0.3 0.5; do
	$SAYSO add many.jsonl >out 2>err </dev/null &
	sleep "$wait"
	kill -9 $! 2>/dev/null && killed=$((killed + 1))
	wait
	[ -s sayso.db ] || continue
	whole "killed after $wait s"
done
ok 'some runs were killed' test "$killed" -gt 0

# From a pipe that stays open, so that the program is still there.
mkfifo pipe
$SAYSO add --input jsonl pipe >out 2>err </dev/null &
pid=$!
exec 9>pipe
head -n 20 many.jsonl >&9
sleep 0.5
kill -INT $pid 2>/dev/null
rc=0
wait $pid || rc=$?
exec 9>&-
cp out summary
is 'Ctrl-C ends with 130' "$rc" 130
has 'what was added is told' summary '^Added [0-9]* article'
whole 'interrupted'

run add many.jsonl
rc_is 'the rest is added' 0
run articles --format jsonl
is 'nothing is lost and nothing is there twice' "$(wc -l <out)" "$n"
whole 'in the end'
finish
