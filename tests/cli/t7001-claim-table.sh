#!/bin/sh
# export claims --format csv: the columns are fixed, others only ever follow them.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

columns=claim_id,article_id,outlet,title,url,published_at,paragraph,claim,quote,speech,source,source_as_written
columns=$columns,source_kind,named,source_number,source_role,basis,anonymity_reason,via,verb,polarity,certainty
columns=$columns,said_on,event_time,issue,conflicts_with,conflict_status,independent_sources,sourcing_warnings
columns=$columns,status,check_status,evidence,check_method,checked_at,note,reviewer,reviewed_at,rule,confidence
columns=$columns,start,end,article_sha256,stance,spans,superseded_by

printf 'Mina Falk said the pier was “closed, for good”.\n\nTwo dock workers said it was open.\n' >pier.txt
run add --outlet '=Quay "Times"' --title '  -row' --date 2031-04-05 pier.txt
rc_is 'an article' 0
sha=$(sha256sum <pier.txt | cut -d' ' -f1)

run export claims --format csv
rc_is 'claims are exported' 0
cr=$(printf '\r')
is 'the columns in their order' "$(head -n 1 out)" "$columns$cr"
is 'a row a claim' "$(grep -c "^[0-9]*,1,.*$cr\$" out)" 2
has 'cells are quoted where they must be' out '^1,1,"=Quay ""Times""","  -row",,2031-04-05,1,.*,"the pier was “closed, for good”",'
has 'the article, stance and spans at the end' out ",15,46,$sha,asserts,15-46,$cr\$"
has 'a group without a name' out ',dock workers,Two dock workers,group,no,2,'
has 'what nobody has decided is new, unchecked and open to all' out ',none,1,,new,unchecked,,,,,,,'

run export claims
cp out default
run export claims --format csv
ok 'csv is the default' cmp -s out default

run export claims --excel
is 'a byte order mark for Excel' "$(head -c 3 out | od -An -tx1 | tr -d ' ')" efbbbf
has 'no cell is a formula' out ",\"'=Quay \"\"Times\"\"\",\"'  -row\","

run export conflicts --format csv
has 'conflicts have a table too' out '^conflict_id,issue_id,issue,type,score,'
lacks 'without the columns of the screen' out '_who'
for what in claim '' sources; do
	run export "$what"
	rc_is "there is no export of \"$what\"" 2
done
run export claims conflicts
rc_is 'one at a time' 2

if command -v sqlite3 >/dev/null; then
	is 'the view has the same columns' \
		"$(sqlite3 sayso.db "SELECT group_concat(name, ',') FROM pragma_table_info('claim_table')")" "$columns"
	sha_b=$(printf '%064d' 0)
	sqlite3 sayso.db "INSERT INTO decisions (subject, article_sha256, spans, kind, value, reviewer, decided_at) VALUES
		('claim', '$sha', '15-46', 'status', 'accepted', 'ir', '2031-04-06'),
		('claim', '$sha', '15-46', 'check_status', 'verified', 'bo', '2031-04-07'),
		('claim', '$sha', '15-46', 'note', 'called the office', 'ir', '2031-04-06'),
		('claim', '$sha_b', '15-46', 'status', 'rejected', 'ir', '2031-04-06')"
	run export claims
	has 'decisions are read by the article and the spans' out ',accepted,verified,,,,called the office,bo,2031-04-07,'
	is 'and hold for nothing else' "$(grep -c ',new,unchecked,' out)" 1
	is 'what is no decision is refused' "$(sqlite3 sayso.db "INSERT INTO decisions (subject, article_sha256, spans, kind, value,
		decided_at) VALUES ('claim', '$sha', '1-2', 'status', 'maybe', '2031')" 2>&1 | grep -c CHECK)" 1
else
	skip 'the view has the same columns' 'there is no sqlite3'
fi
finish
