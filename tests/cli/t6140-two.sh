#!/bin/sh
# Two programs at once on one database: a lock is waited for, then said; no decision is lost, and none is half made.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

run add "$SAYSO_SOURCE/fixtures/captive-talks"
each()
{
	for i in 1 2 3 4 5 6 7 8 9 10; do
		$SAYSO set "c$i" "note=$1 $i" --as "$1" >>"$1.out" 2>&1 || echo failed >>"$1.out"
	done
}
each ann &
each bo &
wait
run log --format jsonl
is 'all steps of both are there' "$(wc -l <out)" 20
is 'none failed' "$(cat ann.out bo.out | grep -c failed)" 0
run export claims
is 'the last one holds' "$(grep -c -E ',(ann|bo) [0-9]+,(ann|bo),' out)" 10

if command -v sqlite3 >/dev/null; then
	mkfifo hold
	(printf 'BEGIN IMMEDIATE;\n'; cat hold; printf 'COMMIT;\n') | sqlite3 sayso.db &
	exec 9>hold
	sleep 0.5
	run set c1 status=accepted
	rc_is 'a lock that stays is told' 4
	has 'in words' err 'another program is using the database; try again when it is done'
	(sleep 1; echo >&9) &
	exec 9>&-
	run set c1 status=accepted
	rc_is 'one that goes is waited for' 0
	wait
else
	skip 'a lock that stays is told' 'there is no sqlite3'
fi

# Killed at any moment: a step holds as a whole or not at all.
ids=$($SAYSO claims --all --format jsonl | sed 's/.*"id": \([0-9]*\).*/c\1/' | tr '\n' ' ')
for wait in 0.005 0.01 0.02 0.03 0.05 0.1; do
	# shellcheck disable=SC2086
	$SAYSO set $ids "note=at $wait" status=flagged --yes >/dev/null 2>&1 &
	sleep "$wait"
	kill -9 $! 2>/dev/null
	wait
	run export claims --all
	n=$(grep -c ",flagged,.*,at $wait," out)
	ok "killed after $wait s: all or none" test "$n" -eq 0 -o "$n" -eq "$(echo "$ids" | wc -w)"
done
$SAYSO refresh >/dev/null 2>&1 &
sleep 0.3
kill -9 $! 2>/dev/null
wait
run log
rc_is 'and reading again, killed in the middle' 0
if command -v sqlite3 >/dev/null; then
	is 'the file is sound' "$(sqlite3 sayso.db "PRAGMA integrity_check; PRAGMA foreign_key_check;
		INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")" ok
fi
finish
