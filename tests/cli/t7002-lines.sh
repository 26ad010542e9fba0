#!/bin/sh
# Claims and conflicts as JSON lines: the store gives back what extract prints.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

set -- "$SAYSO_SOURCE"/fixtures/*/*.txt
for article; do
	case $article in */hostile/*) ;; *) articles="${articles-} $article" ;; esac
done
# shellcheck disable=SC2086
run extract $articles
rc_is 'the fixtures are read' 0
cp out extracted
ok 'they have claims' test -s extracted
# shellcheck disable=SC2086
run add $articles
rc_is 'and stored' 0
run export claims --format jsonl
sed 's/^{"id": [0-9]*, /{/' out >exported
ok 'what is exported is what was extracted, and the id' cmp extracted exported
is 'ids count from 1' "$(sed 's/^{"id": \([0-9]*\), .*/\1/' out | head -n 3 | tr '\n' ' ')" '1 2 3 '

# The list leaves attitudes out.
cp out all
run claims --all --format jsonl
ok 'claims --all prints the same lines' cmp out all
run claims --format jsonl
grep -v '"stance": "attitude"' all >stated
ok 'claims prints those that state something' cmp out stated

run conflicts --format jsonl
cp out listed
run export conflicts --format jsonl
ok 'conflicts are printed and exported alike' cmp out listed
lacks 'none that is merely possible' out '"tier": "possible"'
run conflicts --possible --format jsonl
ok 'possible ones follow' test "$(wc -l <out)" -ge "$(wc -l <listed)"
is 'the best come first' "$(sed 's/.*"score": \([0-9.]*\),.*/\1/' listed | sort -r -n | cmp - - 2>&1)$(
	sed 's/.*"score": \([0-9.]*\),.*/\1/' listed >scores; sort -s -r -n scores | cmp - scores)" ''
finish
