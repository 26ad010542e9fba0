#!/bin/sh
# Sources across articles: joined by rules, merged, split and renamed by people; undo, redo and log.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
USER=bo
export USER

echo 'Otto B. Verhoek, the mayor of Tarn, said the bridge was safe. "It will hold," Verhoek said.' >a1.txt
echo 'Otto Verhoek said the bridge was closed. Verhoek said the bridge would open.' >a2.txt
echo 'Verhoek said the bridge was painted. Two officials said the bridge was late.' >a3.txt
echo 'Mina Falk said the pier was closed. The Tarn Rail Inspectorate said the pier was open.' >a4.txt
run add a1.txt a2.txt a3.txt a4.txt
rc_is 'four articles' 0

# id NAME: of the source with this name, without its letter
id()
{
	"$SAYSO" sources --format jsonl | sed -n "s/^{\"id\": \([0-9]*\), \"name\": \"$1\".*/\1/p" | head -n 1
}

# claims ID: how many the source has
claims()
{
	"$SAYSO" sources --format jsonl | sed -n "s/^{\"id\": $1,.*\"claims\": \([0-9]*\),.*/\1/p"
}

otto=s$(id 'Otto B. Verhoek')
surname=s$(id Verhoek)
mina=s$(id 'Mina Falk')
group=s$(id officials)
n=$(claims "${otto#s}")

run show "$otto"
has 'a source tells its articles' out '^  a1  a1: Otto B. Verhoek, mayor of Tarn; written '
has 'and why each is here' out 'middle$\|middle initial\|^  initial'
run show "$surname"
has 'a surname alone stays with its article' out '^  a3  a3: Verhoek'
run sources --proposals
has 'but is proposed' out "^$surname *a3 *Verhoek *$otto "
run sources --proposals --format jsonl
has 'also as JSON' out "^{\"id\": ${surname#s}, \"name\": \"Verhoek\", \"may_be\": ${otto#s}, "
run show "$surname"
has 'and shown with the command to type' out "sayso merge $otto $surname"
run sources --kind group
is 'one kind of source' "$(grep -c '^s' out)" 1
run sources --named no
is 'sources without a name' "$(grep -c '^s' out)" 1
run sources --kind robot
rc_is 'a kind that is none' 2
run sources --named maybe
rc_is 'neither named nor not' 2

run merge "$otto" "$surname"
rc_is 'two are merged' 0
has 'and it is said' out "^$surname “Verhoek” merged into $otto “Otto B. Verhoek”"
is 'the claims go over' "$(claims "${otto#s}")" $((n + 1))
run show "$surname"
rc_is 'what was merged is not there' 1
has 'but it is said where it went' err "merged into $otto"
run merge "$otto" "$surname"
rc_is 'it is not merged twice' 2
run merge "$otto" "$otto"
rc_is 'nor with itself' 2
run merge "$otto" s99
rc_is 'an unknown source' 2
run merge "$otto" a1
rc_is 'an article is no source' 2
run merge "$otto" "$group"
rc_is 'a person and a group' 2
has 'take a --yes' err '\-\-yes'
run merge "$otto" "$group" --yes
rc_is 'and are merged with it' 0
run undo
has 'undo says what it undid' out "^Undone: $group “officials” merged into $otto"
run undo --as Ann
is 'claims come back' "$(claims "${otto#s}")" "$n"
run undo
rc_is 'when all is undone' 1
has 'it is said' err 'nothing to undo'
run redo
is 'redo brings the merge back' "$(claims "${otto#s}")" $((n + 1))

run split "$otto" a2
rc_is 'an article is split off' 0
made=$(sed -n 's/^It is \(s[0-9]*\) now$/\1/p' out)
is 'with its claims' "$(claims "${made#s}")" 2
run redo
rc_is 'a new decision ends what can be redone' 1
run split "$otto" a4
rc_is 'an article without it' 2
run split "$made" a2
rc_is 'all of it' 2
run split "$otto" 'Nobody'
rc_is 'a name that is not there' 2
run split "$otto" Verhoek
rc_is 'by name' 0
run undo
run rename "$otto" 'Otto Verhoek of Tarn' --as 'Ann Lee'
rc_is 'a new name' 0
run claims 'Verhoek of Tarn'
ok 'is in all lists' test "$(grep -c '^c' out)" -gt 0
run rename "$otto" ''
rc_is 'no name' 2
run rename "$otto" "$(printf 'a\001b')"
rc_is 'a name with a control character' 2

run log
rc_is 'what was decided' 0
is 'is listed' "$(grep -c '^20' out)" 3
run log --format jsonl
has 'with who and what' out '"who": "Ann Lee", "what": ".* renamed to “Otto Verhoek of Tarn”", "changes": null, "undone": false'
has 'and who else' out '"who": "bo"'
run log rename lee
is 'words choose' "$(grep -c '^20' out)" 1

# Each command in a program of its own: undo goes back to the start, and redo to the end.
for step in rename split merge; do
	run undo
	rc_is "undo of $step" 0
done
is 'all is as it was' "$(claims "${otto#s}")" "$n"
for step in merge split rename; do
	run redo
	rc_is "redo of $step" 0
done
is 'the name is there again' "s$(id 'Otto Verhoek of Tarn')" "$otto"

# An article that comes later, and one that comes again.
echo 'Otto Verhoek said the bridge was blue.' >a5.txt
run add a5.txt
run show a5
has 'a later article follows the rename' out 'Otto Verhoek of Tarn'
if command -v sqlite3 >/dev/null; then
	sqlite3 sayso.db 'PRAGMA foreign_keys = ON; DELETE FROM articles WHERE id IN (1, 2, 3)'
	run add a1.txt a2.txt a3.txt
	rc_is 'articles that were gone are added again' 0
	is 'what was decided holds' "$("$SAYSO" claims --format jsonl | grep -c 'Otto Verhoek of Tarn')" "$n"
	is 'and the file holds together' "$(sqlite3 sayso.db 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok
	run undo
	rc_is 'undo after that' 0
	is 'takes the name away' "$("$SAYSO" claims --format jsonl | grep -c 'Otto Verhoek of Tarn')" 0
else
	skip 'articles that come again' 'there is no sqlite3'
fi

# A kill between two decisions, and in one, loses at most that one.
run merge "$mina" "$group" --yes
"$SAYSO" rename "$mina" 'Mina F.' >out 2>err </dev/null &
kill -9 $! 2>/dev/null
wait
run log
ok 'the database opens after a kill' test "$rc" -eq 0
run undo
rc_is 'and undo goes on' 0

for command in merge split rename undo redo log; do
	run $command --db none.db s1 s2
	ok "$command makes no database" test ! -e none.db
done
run undo --db none.db
rc_is 'no database' 4
finish
