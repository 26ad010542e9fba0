#!/bin/sh
# Articles as JSON lines.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

{
	echo '{"id": "one", "outlet": "Quay Times", "date": "2031-04-05T08:00:00Z", "title": "Pier", "url": null, "author": "Ivo Ruiz", "text": "Mina Falk said the pier was closed."}'
	echo '{"text": "Mina Falk said the pier was open \ud83d\udc11."}'
	echo
	echo '{"id": 17, "text": "Mina Falk said the pier was gone.", "more": {"deep": [1]}}'
	echo '{"id": "cut", "text": "Mina'
	echo '["text"]'
	echo '{"title": "no text"}'
	echo '{"text": 5}'
	echo '{"text": "Mina Falk said a day.", "date": "April 5"}'
	echo '{"text": "Mina Falk said nul \u0000."}'
	printf '{"text": "Mina Falk said the last line has no feed."}'
} >wire.jsonl

run add wire.jsonl
rc_is 'broken lines are reported, the rest is saved' 3
has 'four articles' out '^Added 4 articles .* 6 refused'
for line in 5 6 7 8 9 10; do
	has "line $line is named" err "^sayso: wire.jsonl:$line: ."
done
run articles --format jsonl
has 'fields are kept' out '"document": "one", "outlet": "Quay Times", "date": "2031-04-05", "title": "Pier", "url": null, "author": "Ivo Ruiz"'
has 'a line without an id has the name of its file and its number' out '"document": "wire-2"'
has 'a number is an id' out '"document": "17"'

run extract --input jsonl wire.jsonl
rc_is 'extract goes on too' 3
has 'the id comes back as document' out '^{"document": "one", "claim": 1, '

printf '\357\273\277{"text": "Mina Falk said it rained."}\r\n' >marked.jsonl
run add marked.jsonl
rc_is 'a byte order mark and CRLF do no harm' 0
cp wire.jsonl wire.dat
run add --input jsonl wire.dat
has 'the kind may be given' out ' 4 unchanged'
run add --outlet 'Wire Desk' --db other.db wire.jsonl
run articles --db other.db --format jsonl
has 'what a line says itself counts' out '"document": "one", "outlet": "Quay Times"'
has 'what it does not say may be given' out '"document": "wire-2", "outlet": "Wire Desk"'
run add --input csv wire.jsonl
rc_is 'an unknown kind is refused' 2

# One very long line between two good ones
{
	echo '{"text": "Mina Falk said before."}'
	head -c 110000000 /dev/zero | tr '\0' 'x'
	echo
	echo '{"text": "Mina Falk said after."}'
} >long.jsonl
run add --db long.db long.jsonl
has 'a line that is too long is named' err '^sayso: long.jsonl:2: longer than 100 MiB'
has 'and passed over' out '^Added 2 articles'
finish
