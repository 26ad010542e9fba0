#!/bin/sh
# What people decide on claims, conflicts and articles: set, claim new, conflict new; and undo of it all.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
USER=ann
export USER

cat >pier.txt <<'END'
Pier talk

Mina Falk said the pier was closed on Monday.

Bo Ek said that the pier was open. “We never closed,” he said.
END
run add --date 2031-04-09 pier.txt
rc_is 'an article' 0

# id WORDS: of the claim with these words
id()
{
	$SAYSO claims "$1" | sed -n 's/^\(c[0-9]*\) .*/\1/p' | head -n 1
}
closed=$(id 'was closed')
open=$(id 'was open')
never=$(id 'never closed')
ok 'three claims' test -n "$closed" -a -n "$open" -a -n "$never"

run set "$closed" status=accepted note='called the office'
rc_is 'two values at once' 0
has 'are told' out "^$closed is accepted, has the note “called the office”"
run show "$closed"
has 'and hold' out '^status *accepted'
has 'with who decided' out '^reviewer *ann'
run set "$closed" status=rejected --as bo
has 'the value before is told' out "^$closed is rejected (was accepted)"
run log
has 'the history says who' out ' bo .*is rejected (was accepted)'
run undo
run show "$closed"
has 'undo brings back the one before, and whose it was' out '^reviewer *ann'

# several rows
run set "$closed" "$open" status=flagged
rc_is 'several rows are asked for; there is no terminal' 2
has 'they are shown' out "^$open is flagged"
has 'and what to say' err 'nothing was changed; say --yes'
run show "$open"
has 'nothing was changed' out '^status *new'
run set "$closed" "$open" status=flagged --yes
rc_is 'with --yes they are set' 0
run undo
run claims flagged
none 'in one step' "$(cat out)"

# what is refused
while read -r code words; do
	# shellcheck disable=SC2086
	run set $words
	rc_is "set $words" "$code"
	ok "set $words: why" test -s err
done <<END
2 c1
2 status=accepted
2 c1 status=maybe
2 c1 mood=good
2 k1 status=accepted
2 s1 status=accepted
2 c1 spans=4-4
2 c1 spans=0-99999
2 c1 source=s999
2 a1 date=2031-02-30
1 c999 status=accepted
1 c1 c999 status=accepted --yes
END
run set c1 note="$(printf 'bad \377 bytes')"
rc_is 'not UTF-8' 2
run log
is 'none of them left a step' "$(grep -c ' ann ' out)" 2

# other words, another wording, other sources
run export claims
cp out before.csv
start=$(awk -v RS='\0' '{ print index($0, "the pier was open") - 1 }' pier.txt)
run set "$open" spans="$start-$((start + 8))" claim='The pier was open all week' source='Mina Falk; Harbor Board'
rc_is 'edits' 0
run export claims --format jsonl
has 'the words are the article'"'"'s' out '"content_text": "the pier",'
has 'with their place' out "\"content_spans\": \[\[$start, $((start + 8))\]\]"
has 'the wording is the person'"'"'s' out '"claim_text": "The pier was open all week"'
has 'a source that the article knows' out '"name": "Mina Falk", "kind": "person"'
run claims 'all week'
has 'lists have it' out "^$open .*The pier was open all week"
has 'and both sources' out 'Harbor'
run set "$never" spans="$((start + 20))-$((start + 35))"
run undo
run undo
run export claims
ok 'undo: all as it was found' cmp -s out before.csv

# a claim and a conflict that were missed
run claim new a1 "$start" "$((start + 8))" --source 'Bo Ek'
rc_is 'a claim' 0
given=$(sed -n 's/^\(c[0-9]*\) is found.*/\1/p' out)
run conflict new "$open" "$closed" --reason 'open or closed'
rc_is 'a conflict' 0
conflict=$(sed -n 's/^\(x[0-9]*\) is found.*/\1/p' out)
run show "$conflict"
has 'is shown as any' out '^reason *open or closed'
run conflict new "$open" "$closed" --reason 'once more'
rc_is 'not twice' 2
run conflict new "$open" c999 --reason why
rc_is 'not without a claim' 2
run conflict new "$open" "$given"
rc_is 'not without a reason' 2
run claim old a1 1 2
rc_is 'only new' 2
run claim new a9 1 2
rc_is 'not in no article' 2
run claim new a1 1 2x
rc_is 'not at no place' 2
run set "$conflict" status=dismissed reason=3
has 'a reason by its number' out 'is dismissed, has the reason: an update'
run set "$conflict" status=confirmed reason=
run set "$open" status=rejected
run conflicts
lacks 'a conflict of a rejected claim is left out' out "see .*$conflict "
run conflicts --all
has 'but not deleted' out "see .*$conflict "
run export conflicts --format jsonl
none 'nor exported' "$(grep 'open or closed' out)"
run undo
run conflicts
has 'and comes back with it' out "see .*$conflict "

# a source
run set s1 name='Captain Mina Falk'
rc_is 'a source' 0
run sources
has 'has another name' out 'Captain Mina Falk'
run undo

# the article
run set a1 date=2031-04-02 outlet='Quay Times'
rc_is 'an article' 0
run articles
has 'its day and outlet' out '2031-04-02 *Quay'
run export claims
has 'what hangs on the day is read anew' out ',2031-03-31,'
run undo
run export claims
has 'and again when it is undone' out ',2031-04-07,'
while run undo; [ "$rc" -eq 0 ]; do :; done
run export claims
is 'all undone: nothing is left' "$(cut -d, -f30- out | grep -c ann)" 0
while run redo; [ "$rc" -eq 0 ]; do :; done
run show "$conflict"
has 'all done again' out '^status *confirmed'
run log --format jsonl
has 'the history as JSON' out '"who": "ann", "what": "a1 is of 2031-04-02 (was 2031-04-09)'
finish
