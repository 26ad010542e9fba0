#!/bin/sh
# Databases that are not ours to write: refused with exit code 4, and left as they were.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

printf 'The road is open, Tom Vane said.\n' >good.txt

# refused WHAT FILE: by reading and by writing commands; the file is the same afterwards
refused()
{
	cp "$2" before
	for command in claims 'add good.txt' 'export claims --format csv' 'show c1'; do
		# shellcheck disable=SC2086
		run $command --db "$2"
		rc_is "${command%% *} refuses $1" 4
		has "${command%% *} names it" err "$2"
	done
	ok "$1 is left as it was" cmp "$2" before
}

run add --db ours.db good.txt
rc_is 'a database is made when there is none' 0

# The header of an SQLite file: user_version at byte 60, application_id at byte 68, four bytes each.
cp ours.db newer.db
printf '\000\000\047\017' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
refused 'a newer database' newer.db
has 'and says that it is newer' err 'newer'

cp ours.db other.db
printf '\001\002\003\004' | dd of=other.db bs=1 seek=68 conv=notrunc 2>/dev/null
refused "another program's database" other.db

echo 'Just some notes, nothing more.' >notes.db
refused 'a text file' notes.db

head -c 6000 ours.db >half.db
refused 'half a database' half.db

run claims --db none.db
rc_is 'a database that is not there is not made by looking at it' 4
has 'and the message says how to make one' err 'add'
ok 'nothing was made' test ! -e none.db

mkdir folder.db
run claims --db folder.db
rc_is 'a folder is no database' 4

run add --db nowhere/sayso.db good.txt
rc_is 'a database in a folder that does not exist' 4

# A folder that may not be written. Root may write everywhere, so root becomes nobody for this.
mkdir shut
cp ours.db shut/sayso.db
chmod 755 "$T"
chmod 555 shut
nobody=
[ "$(id -u)" -ne 0 ] || nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
if [ -z "$nobody" ] || $nobody "$SAYSO" --version >/dev/null 2>&1; then
	SAYSO_WRAP="$nobody ${SAYSO_WRAP-}"
	chmod 444 shut/sayso.db
	run claims --db shut/sayso.db
	rc_is 'a read-only database can be read' 0
	printf 'The road is shut, Tom Vane said.\n' >other.txt
	chmod 644 other.txt
	run add --db shut/sayso.db other.txt
	rc_is 'a read-only database is not written' 4
	run export claims --format csv --db shut/sayso.db -o shut/claims.csv
	ok 'an export into a read-only folder fails' test "$rc" -ne 0
	has 'and names the file' err 'shut/claims\.csv'
	run add --db shut/new.db other.txt
	rc_is 'no database is made in a read-only folder' 4
else
	skip 'a read-only database can be read' 'cannot become a user who may not write'
fi
finish
