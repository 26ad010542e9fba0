#!/bin/sh
# fixtures/hostile: refused by name, converted, or read as it stands.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

hostile=$SAYSO_SOURCE/fixtures/hostile

for name in empty blank nul binary; do
	run extract --format jsonl "$hostile/$name.txt"
	rc_is "$name is refused" 3
	has "$name is refused by name" err "$name\\.txt"
done

# The same article in five encodings: the claims differ in the document's name alone.
claims_of()
{
	run extract --format jsonl "$hostile/$1.txt"
	sed "s/\"document\": *\"$1\"/\"document\": \"x\"/" out
}

claims_of utf-8-mark >wanted
ok 'the article has claims' grep -q 'Zoë Müller' wanted
for name in windows-1252 utf-16-le utf-16-be utf-16-unmarked; do
	claims_of "$name" >got
	is "$name gives the same claims" "$(cat got)" "$(cat wanted)"
done

for file in "$hostile"/*.txt; do
	name=$(basename "$file" .txt)
	case $name in empty | blank | nul | binary) continue ;; esac
	run extract --format jsonl "$file"
	rc_is "$name is read" 0
	ok "$name: what is printed is valid UTF-8" iconv -f UTF-8 -t UTF-8 out
done

run extract --format jsonl "$hostile"
rc_is 'a folder with refused articles in it is read to its end' 3
finish
