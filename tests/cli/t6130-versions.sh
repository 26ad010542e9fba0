#!/bin/sh
# The same page with other text is a newer version: decisions on words that stand in both are taken over.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

printf 'Mina Falk said the pier was closed on Monday.\n\nBo Ek said that the pier was open.\n' >old.txt
printf 'Correction\n\nMina Falk said the pier was closed on Tuesday.\n\nBo Ek said that the pier was open.\n' >new.txt
run add --url http://quay.example/1 old.txt
run set c1 status=rejected
run set c2 status=accepted note='heard it'
run add --url http://quay.example/1 --as bo new.txt
rc_is 'the newer one' 0
has 'it is told' out '^new.txt: a2 is a newer version of a1; 2 decisions are kept; 1 stays with the old one'
run articles
lacks 'the old one is left out' out '^a1 '
run articles --all
has 'unless asked for' out '^a1 '
run articles --all --format jsonl
has 'and says what took its place' out '"superseded_by": 2}'
run claims
lacks 'its claims are left out' out '^c1 '
has 'what was decided holds for the newer one' out '^c4 '
run show c4
has 'as whoever decided it' out '^note *heard it'
run export claims
is 'exports have the newer one alone' "$(wc -l <out)" 3
run export claims --format jsonl
is 'in lines too' "$(wc -l <out)" 2
run export claims --all
is 'or both' "$(wc -l <out)" 5
run log
has 'it is a step of the history' out ' bo .*a2 is a newer version of a1'
run undo
run show c4
has 'that can be undone' out '^status *new'
run redo
run remove a2 --yes
run claims
has 'without the newer one the old one is back' out '^c1 '
run add --url http://quay.example/2 new.txt
lacks 'another page is no version' out 'version'
printf 'Ann Lind said it rained.\n' >a.txt
printf 'Ann Lind said it snowed.\n' >b.txt
run add --url http://quay.example/3 a.txt b.txt
lacks 'one URL for many articles says nothing of each' out 'version'
finish
