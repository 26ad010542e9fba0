#!/bin/sh
# explain of a conflict, and possible conflicts in order.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

printf '%s\n\n%s\n\n%s\n' \
	'Guards beat a driver in the yard, Dana Orrin said on Tuesday.' \
	'Reeve Calloway denied the allegation.' \
	'Mila Tarn said the yard was closed in March. But Calloway said it was not closed.' >story.txt
run add story.txt
rc_is 'an article is added' 0
run conflicts --format jsonl
has 'a denial is flagged' out '"type": "denial".*"tier": "flagged"'
x=$(sed -E 's/.*"conflict": ([0-9]+).*/\1/' out | head -n 1)
run explain "x$x"
rc_is 'a conflict is explained' 0
has 'with both sides' out 'Dana Orrin'
has 'as they were read' out '^read as  *denies it, as a fact$'
has 'the step that saw it stands first' out '^answer  *0\.[0-9]*: one side'
has 'the others in one line' out '^looked for, not met .*number, date'
has 'what made it likely, in words' out '^speaks for it  *[a-z]'
lacks 'and no names of features' out '[a-z]_[a-z]'
lacks 'of one article, no days between' out 'far apart'
lacks 'with no mark twice' out '““\|””'
has 'what it answers' out 'denies an account; most likely it answers'
has 'and what would have ruled it out' out '^does not hold  *one source, '
run explain --format jsonl "x$x"
has 'as JSON, too' out '"steps": \['
has 'with what is stated on each side' out '"stated": "not so: '
printf '%s\n\n%s\n' 'By Ana Holt' \
	'The island council was briefed on the closing of the pier, Mina Falk of the Quay Trust told reporters on May 2.' >one.txt
printf '%s\n\n%s\n' 'By Bo Dahl' \
	'The island council was not informed of the closing of the pier, Joren Ek of the Quay Union told reporters on May 2.' >two.txt
run add --db pier.db --date 2031-05-03 one.txt two.txt
run conflicts --db pier.db --format jsonl
has 'two articles are held against each other' out '"conflict": 1,'
run explain --db pier.db x1
has 'each is told as it is read' out 'what “was not informed”'
has 'with the words that meet' out 'briefed – informed (implies it)'
has 'and how near the articles are' out '^nearness  *[0-9]'
run explain --db pier.db c2
has 'a claim, too' out '^claim  *The island council was not informed'
run explain x9999
rc_is 'one that is not there' 1
run conflicts --possible --format jsonl
ok 'possible ones come after those that are flagged' test -z "$(sed -E 's/.*"tier": "([a-z]+)".*/\1/' out | sed -n '/possible/,$p' | grep flagged)"
finish
