#!/bin/sh
# -o FILE is written whole or not at all; a reader that goes away is no error.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

awk 'BEGIN { for (i = 0; i < 300; i++) printf "{\"text\": \"Mina Falk said pier %d was closed on Friday.\"}\n", i }' >many.jsonl
run add many.jsonl
rc_is 'articles' 0
mkdir there
run export claims
cp out wanted

run export claims -o there/claims.csv
rc_is 'a file is written' 0
ok 'it is what is printed otherwise' cmp there/claims.csv wanted
is 'nothing else is left' "$(ls there)" claims.csv
is 'nothing is printed' "$(wc -c <out)" 0

echo old >there/claims.csv
chmod 640 there/claims.csv
run export claims --output=there/claims.csv
ok 'a file that is there is replaced' cmp there/claims.csv wanted
is 'and keeps its rights' "$(stat -c %a there/claims.csv)" 640

echo old >there/target.csv
ln -s target.csv there/link.csv
run export claims -o there/link.csv
ok 'a link stays one' test -L there/link.csv
ok 'and what it leads to is replaced' cmp there/target.csv wanted

run export claims -o nowhere/claims.csv
rc_is 'a folder that is not there' 3
has 'is named' err 'nowhere/claims.csv'
if [ "$(id -u)" -ne 0 ]; then
	chmod 500 there
	run export claims -o there/claims.csv
	rc_is 'a folder that may not be written' 3
	chmod 700 there
else
	skip 'a folder that may not be written' 'root may write anywhere'
fi

# A file may grow to 8 KiB alone: as a full disk.
echo old >there/claims.csv
rc=0
(
	trap '' XFSZ
	ulimit -f 8
	exec $SAYSO export claims -o there/claims.csv
) >out 2>err || rc=$?
rc_is 'no room: an error' 3
is 'what was there stays' "$(cat there/claims.csv)" old
is 'and nothing beside it' "$(ls there | tr '\n' ' ')" 'claims.csv link.csv target.csv '

if [ -w /dev/full ]; then
	rc=0
	$SAYSO export claims >/dev/full 2>err || rc=$?
	rc_is 'standard output that is full is an error' 3
	has 'which is told' err 'standard output'
	run export claims -o /dev/full
	rc_is 'a device that is full too' 3
	ok 'and is not replaced' test -c /dev/full
else
	skip 'standard output that is full is an error' 'there is no /dev/full'
fi

$SAYSO claims 2>err | head -n 1 >out
is 'a reader that goes away: nothing is said' "$(cat err)" ''
{
	(
		trap '' PIPE
		rc=0
		$SAYSO claims 2>err || rc=$?
		echo $rc >code
	)
} | true
is 'also where the signal is ignored' "$(cat err)" ''
run claims
cp sayso.db before.db
$SAYSO claims >&- 2>err
is 'closed output does no harm to the database' "$(cat err; cmp sayso.db before.db)" ''
$SAYSO add many.jsonl >&- 2>&-
ok 'nor does adding' cmp sayso.db before.db
finish
