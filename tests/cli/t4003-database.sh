#!/bin/sh
# Databases that are not ours, newer, locked or damaged.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

printf 'Mina Falk said the pier was closed.\n' >pier.txt
printf 'Mina Falk said the pier was open.\n' >open.txt

# all NAME CODE DATABASE PATTERN: reading and writing end the same way, and the file is not touched.
all()
{
	cp "$3" saved
	run claims --db "$3"
	rc_is "$1: reading" "$2"
	has "$1: reading says why" err "$4"
	run add --db "$3" pier.txt
	rc_is "$1: writing" "$2"
	has "$1: writing says why" err "$4"
	ok "$1: it is left alone" cmp -s "$3" saved
}

printf 'This is a text about a pier, and not a database at all.\n' >text.db
all 'a file that is no database' 4 text.db 'text.db is not a sayso database'

: >empty.db
run claims --db empty.db
rc_is 'an empty file has no claims' 4
run add --db empty.db pier.txt
rc_is 'but articles may be added to it' 0

run add pier.txt
rc_is 'a database' 0

if ! command -v sqlite3 >/dev/null; then
	skip 'other programs on the database' 'there is no sqlite3'
	finish
fi

is 'it is marked as ours' "$(sqlite3 sayso.db 'PRAGMA application_id; PRAGMA journal_mode')" '1396791631
delete'
sqlite3 foreign.db 'CREATE TABLE pier (planks)'
all 'a database of another program' 4 foreign.db 'not a sayso database'
sqlite3 foreign2.db 'PRAGMA user_version = 1; CREATE TABLE pier (planks); PRAGMA application_id = 5'
all 'a database of another known program' 4 foreign2.db 'not a sayso database'

cp sayso.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 99'
all 'a newer database' 4 newer.db 'newer sayso'

# Damage in the middle: of a page of the schema's tables
run add open.txt
cp sayso.db damaged.db
bytes=$(wc -c <damaged.db)
dd if=/dev/zero of=damaged.db bs=1 seek=4096 count=$((bytes - 4096)) conv=notrunc 2>/dev/null
run claims --db damaged.db
rc_is 'a damaged database: reading' 4
has 'it is said to be damaged' err 'damaged'
run add --db damaged.db pier.txt
rc_is 'a damaged database: writing' 4
head -c 6000 sayso.db >short.db
run claims --db short.db
rc_is 'a database cut short' 4

# Locked by a writer for longer than we wait
{
	echo 'BEGIN EXCLUSIVE;'
	sleep 8
	echo 'ROLLBACK;'
} | sqlite3 sayso.db &
sleep 1
printf 'Mina Falk said the pier was painted.\n' >painted.txt
run add painted.txt
rc_is 'a locked database' 4
has 'it is said to be in use' err 'another program is using the database'
wait
run add painted.txt
rc_is 'when it is free again' 0

is 'everything holds together' "$(sqlite3 sayso.db 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok
is 'the words are where the offsets say' \
	"$(sqlite3 sayso.db 'SELECT count(*) > 0, min(substr(a.text, s.start + 1, s.end - s.start) = c.cue_text) FROM claim_spans s
		JOIN claims c ON c.id = s.claim_id JOIN articles a ON a.id = c.article_id WHERE s.role = '"'cue'")" '1|1'
is 'the full-text index holds the claims' \
	"$(sqlite3 sayso.db "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'painted'")" 1

# Only reading is allowed
chmod 400 sayso.db
chmod 500 .
run claims
code=$rc
chmod 700 .
chmod 600 sayso.db
is 'a database that may only be read is listed' "$code" 0
finish
