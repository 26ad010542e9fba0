#!/bin/sh
# sourcing and explain: what to ask about an article's sources, and how a claim came about.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

COLUMNS=200
export COLUMNS

cat >pier.txt <<'END'
Harbor minister Mina Falk said the pier was closed for the winter. "It is rotten," Falk said.

A senior harbor official said the survey had been kept from the council. It was reported that the survey was two years old.

Bo Ek accused Oda Lind of hiding the survey.
END
cat >quay.txt <<'END'
Bo Ek said the quay was sold to the town for nine crowns.
END
run add --outlet 'Quay Times' pier.txt quay.txt
rc_is 'two articles' 0

run sourcing
has 'a line an article' out '^a1  pier  *5  *60%  *20%'
run sourcing a1
rc_is 'one article' 0
has 'with its shares' out '^  named sources  *3 (60%)$'
has 'each question has an id and a sentence' out '^anonymous-only  *The claim rests on sources that the article does not name\.$'
has 'and its claims' out '^c3  *senior harbor official (not named): the survey had been kept'
has 'no reason for anonymity' out '^no-reason '
has 'no source' out '^no-source '
has 'accused without an answer' out '^accused-silent '
run sourcing a2
lacks 'a good one raises none' out '^[a-z]*-'
run sourcing a9
rc_is 'an article that is not there' 1
run sourcing zeppelin
is 'words that nothing has' "$rc $(wc -c <out | tr -d ' ')" '0 0'
run sourcing --format jsonl
has 'counts for programs' out '^{"article": 1, "document": "pier", "outlet": "Quay Times", "claims": 5, "named": 3, "anonymous": 1, '
run sourcing a1 --format jsonl
has 'and the questions' out '"warnings": \[{"rule": "accused-silent", "claim": 5, "about": "Oda Lind"}, '

run export claims
has 'warnings are in the table' out ',1,anonymous-only no-reason,new,'
run export claims --format jsonl
has 'and in the lines' out '"confidence": [0-9.]*, "sourcing_warnings": \["anonymous-only", "no-reason"\]'
run show c3
has 'and shown' out '^sourcing warnings  *anonymous-only no-reason$'
run extract pier.txt
has 'also without a database' out '"sourcing_warnings": \["accused-silent"\]'

run explain c2
rc_is 'a claim is explained' 0
has 'by the rule of its source' out 'because  *“Falk” is the surname of Mina Falk, named in paragraph 1 (surname, confidence 0\.[0-9]*)$'
has 'by what found it' out '^found by '
has 'with the words' out '^source.s words  *“Falk” (paragraph 1, from character '
run explain c3
has 'its warnings have their rule and sentence' out '^anonymous-only  *The claim rests on sources'
run explain c2 --format jsonl
has 'for programs too' out '^{"claim": {"id": 2, .*"sources": \[{"name": "Mina Falk", "rule": "surname", "sentence": "“Falk” is the surname'
is 'on one line' "$(wc -l <out | tr -d ' ')" 1
run explain c99
rc_is 'a claim that is not there' 1
for id in a1 c 7 c0; do
	run explain "$id"
	rc_is "\"$id\" cannot be explained" 2
done
finish
