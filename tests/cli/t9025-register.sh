#!/bin/sh
# Databases whose register or history somebody tampered with: nothing hangs or crashes, and what is said is a message.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

if ! command -v sqlite3 >/dev/null; then
	skip 'a register that was tampered with' 'there is no sqlite3'
	finish
fi

echo 'Otto Verhoek said the bridge was safe. Mina Falk said the bridge was closed.' >a1.txt
echo 'Otto Verhoek said the bridge was open. Verhoek said it rained. Two officials said it snowed.' >a2.txt
echo 'Otto Verhoek said the bridge was blue.' >a3.txt
run add --db good.db a1.txt a2.txt
run rename --db good.db s1 'Otto V.'
run split --db good.db s1 a2
run merge --db good.db s1 s2
rc_is 'a database with decisions' 0
hash=$(sqlite3 good.db 'SELECT sha256 FROM articles WHERE id = 1')

# tampered WHAT SQL: each command ends by itself, with one of the program's own codes.
tampered()
{
	cp good.db bad.db
	if ! sqlite3 bad.db "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; $2" >/dev/null 2>tampering; then
		fail "$1" "$(cat tampering)"
		return
	fi
	for command in sources 'sources --proposals' 'show s1' 'show s2' 'show s3' log 'merge s1 s3' 'split s1 a1' \
		'split s1 Verhoek' 'rename s1 Otto' undo undo undo undo redo redo 'add a3.txt' 'claims verhoek'; do
		rc=0
		# shellcheck disable=SC2086
		timeout 20 "$SAYSO" $command --db bad.db >out 2>err </dev/null || rc=$?
		[ "$rc" -le 4 ] || echo "$command: $rc $(cat err)"
	done >crashes
	none "$1" "$(cat crashes)"
}

tampered 'rows that lead in a circle' 'UPDATE sources SET merged_into = 1 + id % (SELECT max(id) FROM sources)'
tampered 'a row that leads to itself' 'UPDATE sources SET merged_into = id'
tampered 'a row that leads nowhere' 'UPDATE sources SET merged_into = 999'
tampered 'appearances of no row' 'UPDATE appearances SET registered_id = NULL'
tampered 'appearances of a row that is not there' 'UPDATE appearances SET registered_id = 999'
tampered 'no appearances' 'DELETE FROM appearances'
tampered 'names of another kind' "UPDATE appearances SET name = id || char(10), kind = 'robot', aliases = '; ; ;'"
tampered 'a very long name' "UPDATE appearances SET name = id || hex(zeroblob(50000)); UPDATE sources SET name = id || hex(zeroblob(50000))"
tampered 'no keys' 'DELETE FROM source_keys; DELETE FROM source_facts'
tampered 'keys of all to one' "UPDATE OR IGNORE source_keys SET source_id = 2, sort = 'acronym'"
tampered 'empty facts' "UPDATE OR IGNORE source_facts SET value = '', sort = 'odd'"
tampered 'decisions of short values' "UPDATE source_decisions SET value = 'x', source = 'unnamed '"
tampered 'decisions that lead to themselves' "UPDATE OR IGNORE source_decisions SET kind = 'merge', value = article_sha256 || ' ' || source"
tampered 'a split of no words' "UPDATE sources SET split_key = '$hash split ' || id; UPDATE source_decisions SET value = '$hash split '"
tampered 'steps without events' 'DELETE FROM events'
tampered 'events of an unknown subject' "UPDATE events SET subject = 'weather'"
tampered 'events of an unknown kind' "UPDATE events SET kind = 'weather'"
tampered 'events of other values' "UPDATE events SET old_value = char(10), new_value = '', place = '', article_sha256 = ''"
tampered 'all steps undone' "UPDATE steps SET undone_at = 'now'"
finish
