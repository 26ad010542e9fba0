#!/bin/sh
# The questions in dispute of each sample story, as `conflicts` shows them: tests/golden/issues.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

COLUMNS=100
export COLUMNS
for story in captive-talks port-lease valley-flood night-discharge new-stadium; do
	cp -R "$SAYSO_SOURCE/fixtures/$story" .
	run add --db "$story.db" "$story"
	run conflicts --db "$story.db"
	rc_is "$story: its issues are listed" 0
	golden=$SAYSO_SOURCE/tests/golden/issues/$story
	[ "${SAYSO_GOLDEN-}" = write ] && cp out "$golden"
	ok "$story: as before" cmp "$golden" out
	run refresh --db "$story.db"
	run conflicts --db "$story.db"
	ok "$story: read again, the same" cmp "$golden" out
done

# What the stories show: a wire story's copy is not counted twice, agreement is.
run conflicts --db valley-flood.db
has 'a copy does not make a second source' out '“61 people”, 1 source: Amara Lindqvist (.* coast-wire, .* morning-echo, .* river-courier)$'
has 'two who agree do' out '“34 people”, 2 sources: '
run conflicts --db valley-flood.db lindqvist
has 'words choose issues' out 'Amara Lindqvist'
lacks 'and leave out others' out 'Arvid Moen'
run conflicts --db valley-flood.db --format jsonl
is 'for programs it is a line a pair' "$(grep -c '^{"conflict": ' out)" "$(grep -c . out)"
run conflicts --db valley-flood.db
issue=$(sed -n 's/^\(i[0-9]*\) .*/\1/p' out | head -n 1)
sed '/^$/,$d' out >listed
run show --db valley-flood.db "$issue"
ok 'one issue is shown as it is listed' cmp listed out
run conflicts --db valley-flood.db --possible
has 'what is only possible is called so' out '^ *see x[0-9]* [a-z]* (possible)$'
is 'and is an issue of its own' "$(grep -c 'see .*,.*(possible)' out)" 0
id=$(printf '%060d' 1)
printf '{"id": "%s", "text": "The mill was closed in May, Ana Holt said.\\n\\nBut the mill was not closed in May, Bo Dahl said."}\n' \
	"$id" >long.jsonl
run add --db long.db long.jsonl
run conflicts --db long.db
has 'an article with a long name has its number' out ': Ana Holt (c[0-9]* a1)$'
run conflicts --db new-stadium.db
has 'no issue is said to be none' err '^No conflicts$'
x=$(run conflicts --db valley-flood.db && sed -n 's/.*see \(x[0-9]*\) number.*/\1/p' out)
run set --db valley-flood.db "$x" status=dismissed reason=1
run conflicts --db valley-flood.db
lacks 'a dismissed pair is no part of it' out "see .*$x "
run conflicts --db valley-flood.db --all
has 'unless it is asked for' out "$x number (dismissed)"
finish
