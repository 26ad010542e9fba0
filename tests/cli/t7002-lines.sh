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

# One source over two articles: each article's lines have the name that it gives.
cat >two.jsonl <<'END'
{"id":"one","outlet":"Quay Times","text":"Mayor Anna R. Kell said the ferry was full.\n\nKell said it would sail again."}
{"id":"two","outlet":"Dock News","text":"Mayor Anna Kell said the ferry was empty.\n\nKell said it would be sold."}
END
run add --db two.db two.jsonl
run sources --db two.db --format jsonl
is 'they are one source' "$(wc -l <out)" 1
run export claims --db two.db --format jsonl
is 'under the name of the article' "$(grep -o '"name": "[^"]*"' out | uniq | tr '\n' ' ')" '"name": "Anna R. Kell" "name": "Anna Kell" '

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
