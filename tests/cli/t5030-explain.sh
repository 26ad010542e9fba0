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
has 'as they were read' out 'denies, denied, asserted'
has 'what it answers' out 'denies an account; most likely it answers'
has 'and what would have ruled it out' out 'one source  *no'
run explain --format jsonl "x$x"
has 'as JSON, too' out '"steps": \['
run explain x9999
rc_is 'one that is not there' 1
run conflicts --possible --format jsonl
ok 'possible ones come after those that are flagged' test -z "$(sed -E 's/.*"tier": "([a-z]+)".*/\1/' out | sed -n '/possible/,$p' | grep flagged)"
finish
