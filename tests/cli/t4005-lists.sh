#!/bin/sh
# articles, claims, sources, conflicts, show: what is listed, and how it fits the screen.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

cat >pier.txt <<'END'
Harbor minister Mina Falk said the island council was consulted about the closing of the pier.

Two dock workers said the council had not been informed of the closing of the pier. "It came as a surprise to all of us who work here," one worker said.

Bo Ek believes that the ferry returns. He said it rained.
END
run add --outlet 'Quay Times' --date 2031-04-05 --title "$(printf 'Pier \033[31mrow\302\233')" pier.txt
rc_is 'an article' 0

for list in articles claims sources; do
	run $list
	rc_is "$list" 0
	has "$list has a heading" out '^ID  '
	for width in 60 80 132; do
		COLUMNS=$width run $list
		is "$list fits $width columns" "$(awk -v w=$width 'length($0) > w + 8' out | wc -l)" 0
	done
	COLUMNS=1 run $list
	rc_is "$list: hardly a screen" 0
	run $list zeppelin
	is "$list: words that nothing has" "$rc $(wc -c <out)" '0 0'
	run $list --format jsonl
	is "$list: a JSON object a line" "$(grep -c -v '^{.*}$' out)" 0
	run $list --format csv
	rc_is "$list: an unknown format" 2
done

run articles
lacks 'control characters are not sent' out "$(printf '[\033\302\233]')"
has 'but shown' out '<U+001B>\[31mrow<U+009B>'

run claims
has 'a named source' out 'Mina Falk'
has 'a source without a name is marked in words' out '(not$\|(not named)\|^ *named)'
lacks 'attitudes are left out' out 'ferry returns'
run claims --all
has 'unless asked for' out 'ferry returns'
run claims FALK consulted
is 'all words must be there, in any case' "$(grep -c '^c' out)" 1
run claims falk rained
is 'a word of another row does not count' "$(wc -c <out)" 0

run show c1
rc_is 'a claim can be shown' 0
has 'with the words around it' out 'Falk said ⟦.*'
has 'with its article' out 'In article a1'
run show a1
has 'an article with its claims' out '^  c1  Mina Falk: '
run show s1
has 'a source with its claims' out '^  c1  Mina Falk: '
for id in a9 c99 s99 x99 i99; do
	run show $id
	rc_is "$id is not there" 1
done
for id in c c0 c-1 12 q1 c1x 'c 1' c99999999999999999999; do
	run show "$id"
	rc_is "\"$id\" is no id" 2
done

run conflicts
if grep -q 'see x1 ' out; then
	run conflicts --format jsonl
	has 'a conflict has both sides' out '^{"conflict": 1, "issue": ".*"a": {.*"evidence_spans": \[\[[0-9]*, [0-9]*\]\]}, "b": {.*"status": "open"}$'
	run show x1
	has 'a conflict is shown with the words of both' out '⟦'
	has 'and its question' out '^question '
	has 'and the issue by its id' out '^issue  *i1$'
	run show i1
	has 'an issue with its conflicts' out '^     see x1 '
	run show c1
	has 'a claim names its conflicts' out '^Conflicts$'
else
	fail 'the two accounts conflict' "$(cat out err)"
fi
finish
