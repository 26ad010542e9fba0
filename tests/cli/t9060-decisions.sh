#!/bin/sh
# Databases that come from elsewhere: decisions that fit nothing are left alone, in bounded time.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

if ! command -v sqlite3 >/dev/null; then
	skip 'hostile decisions' 'there is no sqlite3'
	finish
fi
printf 'Mina Falk said the pier was closed on Monday.\n\nBo Ek said that the pier was open.\n' >pier.txt
run add --url http://quay.example/1 pier.txt
rc_is 'an article' 0
sha=$(sha256sum <pier.txt | cut -d' ' -f1)
spans=$(sqlite3 sayso.db 'SELECT spans FROM claims ORDER BY id LIMIT 1')

# decide KIND VALUE [SPANS]
decide()
{
	sqlite3 sayso.db "INSERT OR REPLACE INTO decisions (subject, article_sha256, spans, kind, value, decided_at)
		VALUES ('claim', '$sha', '${3-$spans}', '$1', '$2', '2031')"
}

# sound WHAT: nothing crashes, and the file is sound
sound()
{
	for command in 'show a1' 'export claims' 'export claims --format jsonl' refresh 'set c1 claim=y' undo; do
		# shellcheck disable=SC2086
		run $command
		ok "$1: $command" test "$rc" -le 4
	done
	is "$1: the file is sound" "$(sqlite3 sayso.db "PRAGMA integrity_check; PRAGMA foreign_key_check;
		INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")" ok
}

many=$(awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%s%d-%d", i ? " " : "", i, i + 1 }')
for value in 5-3 0-0 0-99999999 99999999999999999999-1 abc -1-5 '1-2  3-4' '1-2 1-2' ' ' '1-2 '; do
	decide given "words" "$value"
done
for value in 5-3 0-99999999 99999999999999999999-1 '1-2  3-4' ' '; do
	decide spans "$value"
	sound "spans '$value'"
done
printf "INSERT OR REPLACE INTO decisions (subject, article_sha256, spans, kind, value, decided_at)
	VALUES ('claim', '%s', '%s', 'spans', '%s', '2031')" "$sha" "$spans" "$many" | sqlite3 sayso.db
sound 'very many spans'
decide spans '1-2'
for value in ';;;' 's999' '(person)' 'x (person) (person)'; do
	decide source "$value"
	sound "source '$value'"
done
awk -v sha="$sha" -v spans="$spans" 'BEGIN { printf "INSERT OR REPLACE INTO decisions (subject, article_sha256, spans, kind, value, decided_at) VALUES (\x27claim\x27, \x27%s\x27, \x27%s\x27, \x27source\x27, \x27", sha, spans
	for (i = 0; i < 100000; i++) printf "n%d; ", i
	print "\x27, \x272031\x27);" }' | sqlite3 sayso.db
sound 'very many sources'

sqlite3 sayso.db "UPDATE articles SET superseded_by = id"
sound 'its own newer version'
sqlite3 sayso.db "UPDATE articles SET superseded_by = NULL, redate = 1; UPDATE claims SET spans = 'nothing'"
sound 'claims without a place'
sqlite3 sayso.db "INSERT INTO decisions (subject, article_sha256, spans, other_sha256, other_spans, kind, value, decided_at)
	SELECT 'conflict', '$sha', 'nothing', '$sha', 'nothing', 'given', 'with itself', '2031'"
sound 'a conflict with itself'

# A claim a word, all decided on: reading again takes time in proportion.
awk 'BEGIN { for (i = 0; i < 1000; i++) printf "Mina Falk said pier %d was closed.\n\n", i }' >long.txt
run add --url http://quay.example/2 long.txt
rc_is 'a long article' 0
sqlite3 sayso.db "INSERT OR IGNORE INTO decisions (subject, article_sha256, spans, kind, value, decided_at)
	SELECT 'claim', a.sha256, c.spans, k.column1, 'x', '2031' FROM claims c JOIN articles a ON a.id = c.article_id,
	(VALUES ('note'), ('claim'), ('evidence')) k WHERE a.id = 2"
{ echo 'A longer one.'; echo; cat long.txt; } >longer.txt
run add --url http://quay.example/2 longer.txt
rc_is 'a newer version with thousands of decisions' 0
has 'they are taken over' out 'decisions are kept'
run refresh a2 a3
rc_is 'read again' 0
finish
