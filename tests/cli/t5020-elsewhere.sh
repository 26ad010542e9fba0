#!/bin/sh
# Conflicts between articles: found by names, figures, days and words, whatever else is stored.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

mkdir -p desk
printf 'The harbor ministry briefed the pilots of Vessmer about the plan on Monday, a spokesman for the ministry said.\n' >desk/a.txt
printf 'Vessmer pilots were never told about the plan, said Ina Holt, who leads their guild.\n' >desk/b.txt
printf 'The pilots of Vessmer were never told about the plan, said Odo Marsh, a skipper.\n' >desk/c.txt

run add --date 2031-03-04 desk/a.txt
run add --date 2031-03-05 desk/b.txt
has 'the two articles contradict each other' out 'and 1 conflict'
run add --date 2031-08-30 desk/c.txt
has 'half a year later it is another plan' out 'and 0 conflicts'

run add --db late.db --date 2031-03-05 desk/b.txt
run add --db late.db --date 2031-03-04 desk/a.txt
has 'in whatever order they are added' out 'and 1 conflict'

if ! command -v sqlite3 >/dev/null; then
	skip 'other programs on the index' 'there is no sqlite3'
	finish
fi

count()
{
	sqlite3 "$1" "PRAGMA foreign_keys = ON; $2"
}

is 'every claim has its terms' "$(count sayso.db 'SELECT count(*) > 0, count(*) = count(terms) FROM claim_terms')" '1|1'
is 'any program can read them' \
	"$(count sayso.db "SELECT count(*) > 1 FROM term_claims t JOIN claims c ON c.id = t.claim_id WHERE term = 'vessmer'")" 1
is 'and look up the days of a term without reading all' \
	"$(count sayso.db "EXPLAIN QUERY PLAN SELECT claim_id FROM term_claims WHERE term = 'x' AND day BETWEEN 1 AND 2" |
		grep -c 'SEARCH term_claims USING PRIMARY KEY (term=? AND day>? AND day<?)')" 1
is 'a removed article leaves nothing behind' \
	"$(count sayso.db 'DELETE FROM conflicts; DELETE FROM articles WHERE id = 1;
		SELECT count(*) FROM term_claims WHERE article_id = 1; SELECT count(*) > 0 FROM term_claims')" '0
1'

# A database of the first version has no terms; the next article that is added finds its claims all the same.
sqlite3 first.db <"$SAYSO_SOURCE/db/migrations/0001-initial.sql"
sqlite3 first.db 'PRAGMA user_version = 1; PRAGMA application_id = 1396791631'
for table in articles claims claim_spans sources claim_sources; do
	columns=$(sqlite3 first.db "SELECT group_concat(name) FROM pragma_table_info('$table')")
	sqlite3 first.db "ATTACH 'late.db' AS late; INSERT INTO main.$table ($columns) SELECT $columns FROM late.$table"
done
sqlite3 first.db 'DELETE FROM articles WHERE id = 2; DELETE FROM claims WHERE article_id = 2;
	DELETE FROM claim_sources WHERE claim_id NOT IN (SELECT id FROM claims);
	DELETE FROM sources WHERE id NOT IN (SELECT source_id FROM claim_sources WHERE source_id IS NOT NULL);
	DELETE FROM claim_spans WHERE claim_id NOT IN (SELECT id FROM claims)'
run claims --db first.db
rc_is 'an old database is read' 0
is 'its claims wait for their terms' "$(count first.db 'SELECT count(*) > 0, count(terms) FROM claim_terms')" '1|0'
run add --db first.db --date 2031-03-04 desk/a.txt
has 'an article that is added is held against them' out 'and 1 conflict'
is 'and all have terms now' "$(count first.db 'SELECT count(*) = count(terms) FROM claim_terms')" 1

# One word over and over
{
	printf 'Ina Holt said the ferry '
	yes ferry | head -n 20000 | tr '\n' ' '
	printf 'was late.\n'
} >long.txt
run add --db long.db long.txt
rc_is 'a claim of one word over and over' 0
is 'has few terms' "$(count long.db 'SELECT coalesce(max(json_array_length(terms)), 0) < 41 FROM claim_terms')" 1
finish
