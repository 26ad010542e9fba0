#!/bin/sh
# Articles that print one story: what is said, what is counted once.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

lead='Harbor minister Mina Falk said the island council was consulted about the closing of the pier. The vote came late on
Tuesday after a day of rain, and the gallery was half empty when the clerk read out the count of the hands.'
middle='Two dock workers said the council had not been informed of the closing of the pier. Ferries will leave from the coal
wharf until the work is done, and nobody has to pay more than before for the crossing.'
tail='Fishermen wonder who is to pay for the ice house. An answer was put off until the meeting in May, when a report on the
cost is due from the engineers of the district.'
fishers='The fishing fleet of Ostvik lost a third of its boats in ten years. Oda Lind, who keeps the register, said the
district paid for the scrapping of forty boats. Young people leave for the mills in the valley, and the two schools share
one teacher of music. The last cooper shut his shop before Easter and sold the tools to a museum.'

# article FILE PARAGRAPH...
article()
{
	file=$1
	shift
	for paragraph; do
		printf '%s\n\n' "$(echo "$paragraph" | tr '\n' ' ')"
	done >"$file"
}

article wire.txt "$lead" "$middle" "$tail"
article radio.txt 'OSTVIK, July 3 (Northern Wire) — '"$lead" "$middle"
article early.txt "$lead" "$middle" "$tail" 'The board meets each month in the old custom house.'
article fishers.txt "$fishers"

run add --outlet 'Northern Wire' --date 2031-07-03 wire.txt
rc_is 'a story' 0
has 'with a conflict in it' out 'and 1 conflict;'
run add --outlet 'Shore Radio' --date 2031-07-04 radio.txt
has 'its copy is said to be one' out '^radio.txt: a2 is a copy of a1; they share [0-9]*% of their words$'
has 'its conflict is not counted twice' out 'and 0 conflicts; 1 copy of a story;'
run add --date 2031-07-04 fishers.txt
lacks 'another story is none' out 'copy'

run articles --format jsonl
has 'the copy is marked' out '^{"id": 2, .*"copy_of": 1, "nearest": 1, "shared": [01][.0-9]*, '
has 'the original is not' out '^{"id": 1, .*"copy_of": null'
run articles
has 'in the list too' out '^a2 .* a1$'
run show a2
has 'and shown' out '^copy of  *a1; with a1 it shares [0-9]*% of the shorter'
run show a1
has 'the original names its copies' out '^copies  *a2$'
run claims
is 'its claims are there' "$(grep -c '^c[0-9]* *a2 ' out)" "$(grep -c '^c[0-9]* *a1 ' out)"
run export claims
sed -n 's/^[0-9]*,2,.*,\(none\|open\),\([0-9]*\),.*,new,.*/\2/p' out | sort -u >counts
is 'a source of two copies is one source' "$(tr '\n' ' ' <counts)" '1 '

run show c1
has 'what only copies carry is asked about' out '^sourcing warnings .*one-outlet'
run sourcing a3
lacks 'what one article carries is not' out 'one-outlet'

# Published before the original: now that one is the copy.
run add --outlet 'Evening Post' --date 2031-07-02 early.txt
has 'an earlier printing becomes the original' out '^early.txt: a4 is the original of a1;'
run articles --format jsonl
is 'and all others its copies' "$(grep -c '"copy_of": 4' out)" 2
has 'but itself' out '^{"id": 4, .*"copy_of": null'

# Word for word from another outlet: one article, and a note of who printed it.
run add --outlet 'Quay Times' --date 2031-07-05 wire.txt
has 'the same text from another outlet is noted' out '^wire.txt: a1 word for word; noted that Quay Times printed it too$'
run add --outlet 'Quay Times' wire.txt
has 'once' out '^wire.txt: unchanged'
run add --outlet 'northern wire' wire.txt
has 'from the same outlet it is unchanged' out '^wire.txt: unchanged'
run show a1
has 'who printed it is shown' out '^reprinted by  *Quay Times$'
run articles --format jsonl
is 'it is no article of its own' "$(wc -l <out | tr -d ' ')" 4

# A claim that two stories carry, by two sources.
article other.txt 'Bo Ek said the district paid for the scrapping of forty boats. He keeps bees in the hills above the town.'
run add other.txt
run export claims
is 'two sources of one statement are counted, with either' "$(grep -c ',none,2,' out)" 2

# A database of the first version: what it holds is looked at when the next article comes.
if command -v sqlite3 >/dev/null; then
	sqlite3 first.db <"$SAYSO_SOURCE/db/migrations/0001-initial.sql"
	sqlite3 first.db 'PRAGMA user_version = 1; PRAGMA application_id = 1396791631'
	run add --db late.db wire.txt radio.txt
	for table in articles claims claim_spans sources claim_sources; do
		columns=$(sqlite3 first.db "SELECT group_concat(name) FROM pragma_table_info('$table')")
		sqlite3 first.db "ATTACH 'late.db' AS late; INSERT INTO main.$table ($columns) SELECT $columns FROM late.$table"
	done
	sqlite3 first.db 'UPDATE articles SET copy_of = NULL'
	run add --db first.db fishers.txt
	rc_is 'an old database takes an article' 0
	is 'its copies are found' "$(sqlite3 first.db 'SELECT copy_of FROM articles WHERE id = 2')" 1
	is 'and its claims are linked' "$(sqlite3 first.db 'SELECT count(*) > 0 FROM claims WHERE copy_of IS NOT NULL')" 1
	is 'and how all are sourced' "$(sqlite3 first.db 'SELECT count(*) FROM sourcing')" 3
else
	skip 'an old database takes an article' 'there is no sqlite3'
fi

# Texts that could take long
: >empty.txt
printf 'fog' >fog.txt
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "fog " }' >fogs.txt
printf 'Mina Falk said so. ' | cat - fogs.txt >more.txt
run add --db fog.db --model "$SAYSO_SOURCE/fixtures/model/tiny.model" empty.txt fog.txt fogs.txt more.txt
rc_is 'an empty text is refused' 3
has 'one word over and over is read' out '^Added 3 articles'
finish
