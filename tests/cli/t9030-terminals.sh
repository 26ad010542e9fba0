#!/bin/sh
# Nothing that an article or a file name holds may work on the terminal; output that goes nowhere is no crash.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

esc=$(printf '\033')
printf '%s\n' "The ${esc}[31mred${esc}[0m bridge is closed, Mayor ${esc}]0;gotcha$(printf '\007')Anna Kell said." >esc.txt
printf 'The \302\233road is \342\200\256open, Tom Vane said. \302\205 Next.\n' >bidi.txt
run add --db t.db --title "${esc}[2JTitle" --outlet "$(printf 'The\tTimes\a')" esc.txt
rc_is 'control characters are no reason to refuse an article' 0
run add --db t.db bidi.txt

# controls FILE: the control characters in it but for tab and line feed, C1 and bidirectional overrides too
controls()
{
	tr -d '\t\n' <"$1" | grep -c -a -e '[[:cntrl:]]' -e "$(printf '\302[\200-\237]')" -e "$(printf '\342\200[\252-\256]')"
}

for command in articles claims sources conflicts 'show a1' 'show c1' 'show a2' 'dump --stage=text esc.txt' \
	'dump --stage=claims esc.txt'; do
	case $command in dump*) db= ;; *) db='--db t.db' ;; esac
	# shellcheck disable=SC2086
	run $command $db
	rc_is "$command runs" 0
	is "$command sends no control characters" "$(controls out)" 0
done

: >"${esc}[31m.txt"
run add --db t.db "${esc}[31m.txt"
rc_is 'an empty file with an odd name is refused' 3
is 'a message sends no control characters' "$(controls err)" 0

rc=0
"$SAYSO" claims --db t.db >&- 2>err </dev/null || rc=$?
ok 'a closed standard output is no crash' test "$rc" -lt 126
lacks 'nor a broken assertion' err 'Assertion'
if [ -c /dev/full ]; then
	rc=0
	"$SAYSO" export claims --format csv --db t.db >/dev/full 2>err </dev/null || rc=$?
	ok 'a full disk is an error' test "$rc" -ne 0 -a "$rc" -lt 126
	ok 'and is told' test -s err
else
	skip 'a full disk is an error' 'there is no /dev/full'
fi

i=0
while [ $i -lt 400 ]; do
	i=$((i + 1))
	printf 'Bridge %d is closed, Mayor Anna Kell said. Bridge %d is not open, Tom Vane said.\n\n' $i $i
done >many.txt
run add --db many.db many.txt
{
	rc=0
	"$SAYSO" claims --db many.db 2>err </dev/null || rc=$?
	echo "$rc" >rc
} | head -n 1 >out
ok 'a reader that stops listening is no error to tell' test ! -s err
ok 'there was something to read' test -s out

for word in '"' '*' "'" '%' 'OR' 'NEAR(' '--' ';'; do
	run claims --db t.db -- "$word"
	rc_is "the filter word $word is a word" 0
done
finish
