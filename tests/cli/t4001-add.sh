#!/bin/sh
# add: what is read, what is left alone, what is refused.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

printf 'Mina Falk said the pier was closed.\n\n"It is rotten," she added.\n' >pier.txt
printf 'The harbor board said on Friday that the pier was open.\n' >board.txt

run claims
rc_is 'without a database there is nothing to list' 4
has 'the message says what to do' err 'sayso add'
is 'and none is made' "$(ls sayso.db 2>&1 | grep -c 'No such')" 1

run add pier.txt
rc_is 'an article is added' 0
has 'the summary counts' out '^Added 1 article with [1-9]'
ok 'the database is made' test -s sayso.db
cp sayso.db before.db
run add pier.txt
rc_is 'the same article again is no error' 0
has 'it is said to be unchanged' out 'pier.txt: unchanged.* a1'
cp pier.txt copy.txt
run add copy.txt
has 'the same text under another name too' out 'copy.txt: unchanged.* a1'
ok 'the database is the same, byte for byte' cmp sayso.db before.db

# Metadata
run add --outlet 'Quay Times' --date 2031-04-05 --title 'Pier row' --url 'https://quay.example/1' --author 'Ivo Ruiz' board.txt
rc_is 'metadata may be given' 0
run articles --format jsonl quay
has 'and is kept' out '"outlet": "Quay Times", "date": "2031-04-05", "title": "Pier row", "url": "https://quay.example/1", "author": "Ivo Ruiz"'
for date in 2031-02-30 yesterday 2031-4-5 ''; do
	run add --date "$date" pier.txt
	rc_is "\"$date\" is no date" 2
done

# Folders
mkdir -p desk/deep/er desk/.hidden
printf 'Bo Ek said one.\n' >desk/b.txt
printf 'Bo Ek said two.\n' >desk/deep/er/a.txt
printf '{"text": "Bo Ek said three."}\n' >desk/c.jsonl
printf 'Bo Ek said four.\n' >desk/note.md
printf 'Bo Ek said five.\n' >desk/.hidden/h.txt
ln -s .. desk/deep/up
ln -s "$PWD/desk" desk/deep/again
run add --db desk.db desk
rc_is 'a folder with loops is walked' 0
has 'each article once, other files passed over' out '^Added 3 articles .*; 1 file of another kind'
run articles --db desk.db --format jsonl
is 'in sorted order' "$(grep -o '"document": "[^"]*"' out | cut -d'"' -f4 | tr '\n' ' ')" 'b c-1 a '
run add --db desk.db desk/note.md
has 'a file that is named is read whatever its name' out '^Added 1 article'

# Standard input
printf 'Bo Ek said six.\n' >six
run_stdin six add --db desk.db -
has 'an article from standard input' out '^Added 1 article'

# What cannot be read
printf 'a\000\001\002\000\000\003' >binary.txt
: >empty.txt
run add --db more.db binary.txt empty.txt none.txt board.txt
rc_is 'some inputs failed' 3
for name in binary empty none; do
	has "$name.txt is named" err "^sayso: $name.txt: ."
done
has 'the rest is added' out '^Added 1 article .*, 3 refused'
run add --db none/there.db pier.txt
rc_is 'a database that cannot be made' 4
printf 'Mina Falk said the pier was open.\n' >"$(printf 'evil\033[2J.txt')"
printf 'x\000y' >"$(printf 'evil\033[3J.txt')"
run add --db evil.db evil*
lacks 'names are never sent to the terminal as they are' err "$(printf '\033')"
SAYSO_DB=env.db
export SAYSO_DB
run add pier.txt
ok 'SAYSO_DB names the database' test -s env.db
finish
