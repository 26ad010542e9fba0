#!/bin/sh
# Read again with another model, and with the first one again: decisions follow their claims and are never lost.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
tiny=$SAYSO_SOURCE/fixtures/model/tiny.model

run add "$SAYSO_SOURCE/fixtures/captive-talks"
rc_is 'the fixtures' 0
run set c11 status=accepted
run set c13 note='ask again'
run set c12 source='Anna Kell' claim='It was so'
run set x1 status=confirmed
start=$(awk -v RS='\0' '{ print index($0, "Lindhaven") - 1 }' "$SAYSO_SOURCE/fixtures/captive-talks/northern-wire.txt")
run claim new a3 "$start" "$((start + 9))" --source s1
rc_is 'decisions' 0
for what in claims conflicts; do
	run export "$what"
	cp out "$what.csv"
	run export "$what" --format jsonl
	cp out "$what.jsonl"
done

run refresh
rc_is 'read again' 0
has 'all claims are as before' out '^Read 3 articles again: [0-9]* claims as before; 0 new conflicts'
for what in claims conflicts; do
	run export "$what"
	ok "$what: the same table, with all ids" cmp -s out "$what.csv"
	run export "$what" --format jsonl
	ok "$what: the same lines" cmp -s out "$what.jsonl"
done

# Conflicts that this program does not find: one that nobody decided on, one that was dismissed, one of a person.
if command -v sqlite3 >/dev/null; then
	cp sayso.db kept.db
	sqlite3 sayso.db "INSERT INTO issues (id, question) VALUES (900, 'Once?'), (901, 'Twice?');
		INSERT INTO conflicts (id, issue_id, claim_a, claim_b, type, tier, score, reason, words_a, start_a, end_a,
			words_b, start_b, end_b)
		SELECT 899 + k.n, 899 + k.n, a.id, b.id, 'lexical', 'flagged', 0.9, 'once', 'it', a.start, a.start + 1, 'it',
			b.start, b.start + 1
		FROM claims a, claims b, (SELECT 1 AS n UNION SELECT 2) k WHERE a.id = 4 AND b.id = 6 + k.n"
	run set x901 status=dismissed reason=1
	run conflict new c5 c9 --reason 'two counts'
	run refresh
	has 'what is found no longer is told' out '; 0 new conflicts, 1 no longer found$'
	run conflicts --all
	lacks 'and gone, with its question' out 'x900 \|Once?'
	has 'a decision stays' out 'see x901 lexical (dismissed)'
	has 'and what a person found' out '(c9 '
	run conflicts
	lacks 'what was dismissed stays so' out 'x901'
	has 'and is counted' err '^1 dismissed conflict is left out; --all shows it$'
	sqlite3 sayso.db 'DELETE FROM conflicts WHERE id = 14'
	run refresh
	has 'what is found anew is added' out '; 1 new conflict$'
	run set x1 status=open
	run set x1 status=dismissed reason=2
	run refresh
	run refresh
	has 'nothing is opened again' out '; 0 new conflicts$'
	run conflicts --all
	has 'however often it is read' out 'x1 negation (dismissed)'
	mv kept.db sayso.db
fi

run refresh --model "$tiny"
rc_is 'with another model' 0
has 'what lost its claim is listed' out '“that Kelland, which keeps .*”: status accepted'
run show a1
has 'and shown with the article' out '^Decided on words that are no claim now'
run refresh a1 a2 a3
rc_is 'with the first again' 0
has 'it is found again' out 'found again with what was decided on'
# Ids of claims that were gone are new: all else is as it was.
run export claims --format jsonl
sed 's/"id": [0-9]*, //' out >after
sed 's/"id": [0-9]*, //' claims.jsonl >before
ok 'the claims are as they were' cmp -s after before
run export claims
is 'an edit holds' "$(grep -c 'It was so,.*Anna Kell' out)" 1
is 'a note holds' "$(grep -c 'ask again' out)" 1
is 'a given claim is there' "$(grep -c ',person,1.0,' out)" 1
run conflicts --format jsonl
has 'a confirmed conflict is confirmed' out '"status": "confirmed"'
run refresh a9
rc_is 'no such article' 1
run refresh c1
rc_is 'no id of an article' 2

run remove a1
rc_is 'to remove is asked for' 2
run remove a1 --yes
rc_is 'removed' 0
run conflicts
none 'its conflicts are gone' "$(grep Marchant,.c11 out)"
run add "$SAYSO_SOURCE/fixtures/captive-talks/harbor-ledger.txt"
run export claims
is 'added again, its decisions hold' "$(grep -c 'It was so,.*Anna Kell' out)" 1
run conflicts --format jsonl
has 'those on conflicts too' out '"status": "confirmed"'
if command -v sqlite3 >/dev/null; then
	is 'the file is sound' "$(sqlite3 sayso.db "PRAGMA integrity_check; PRAGMA foreign_key_check;
		INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")" ok
fi
finish
