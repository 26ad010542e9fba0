#!/bin/sh
# The lists in meson.build name the files on disk: a test or a source left out of its list is never run or built.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

# names FOLDER PATTERN: base names without extension
names()
{
	(cd "$SAYSO_SOURCE/$1" && ls) | grep -e "$2" | sed 's/\.[a-z]*$//' | sort
}

# listed FOLDER PATTERN: quoted words in its meson.build
listed()
{
	sed 's/#.*//' "$SAYSO_SOURCE/$1/meson.build" | grep -o "'[^']*'" | tr -d "'" | sed 's/\.c$//' |
		grep -e "$2" | sort
}

is 'every cli test is listed' "$(listed tests/cli '^t[0-9]*-')" "$(names tests/cli '^t[0-9].*\.sh$')"
is 'every unit test is listed' "$(listed tests/unit '^test-')" "$(names tests/unit '^test-.*\.c$')"

for room in "$SAYSO_SOURCE"/src/*/; do
	room=$(basename "$room")
	for file in "$SAYSO_SOURCE/src/$room"/*.c; do
		[ -e "$file" ] || continue
		file=$(basename "$file" .c)
		listed "src/$room" "^$file\$" | grep -q . || echo "src/$room/$file.c"
	done
done >unlisted
none 'every source file is in its room'"'"'s list' "$(cat unlisted)"

none 'cli tests bear their family and number' "$(names tests/cli '^t.*\.sh$' | grep -v '^t[0-9][0-9][0-9][0-9]-[a-z0-9-]*$')"
finish
