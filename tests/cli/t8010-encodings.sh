#!/bin/sh
# Plain text in the encodings that newsrooms produce. Offsets are code points of the stored text.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

# values FIELD: of the lines in out, one a line; strings without their quotation marks, arrays as they stand
values()
{
	grep -o -E "\"$1\": *(\"([^\"\\\\]|\\\\.)*\"|\[\[[^]]*\](, *\[[^]]*\])*\]|[^,}\"]*)" out |
		sed -E 's/^"[^"]*": *//; s/^"(.*)"$/\1/; /^\[/s/, /,/g'
}

story='“We are ready,” said Renée Marsh, the mayor of Åsby. “The café opens on Friday.”'

printf '%s\n' "$story" >utf8.txt
run extract --format jsonl utf8.txt
rc_is 'UTF-8 is read' 0
is 'the document is the base name without extension' "$(values document | sort -u)" utf8
is 'the words come back as written' "$(values source_text | head -n 1)" 'Renée Marsh, the mayor of Åsby'
cp out utf8.out

printf '\357\273\277%s\n' "$story" >utf8.txt
run extract --format jsonl utf8.txt
is 'a byte order mark is no part of the text' "$(cat out)" "$(cat utf8.out)"

printf '%s\n' "$story" | iconv -f UTF-8 -t WINDOWS-1252 >utf8.txt
run extract --format jsonl utf8.txt
rc_is 'Windows-1252 is read' 0
is 'Windows-1252 gives the same claims' "$(cat out)" "$(cat utf8.out)"

for encoding in UTF-16LE UTF-16BE; do
	case $encoding in *LE) mark='\377\376' ;; *) mark='\376\377' ;; esac
	{
		# shellcheck disable=SC2059
		printf "$mark"
		printf '%s\n' "$story" | iconv -f UTF-8 -t $encoding
	} >utf8.txt
	run extract --format jsonl utf8.txt
	is "$encoding gives the same claims" "$(cat out)" "$(cat utf8.out)"
done

printf 'Pi\303\261a said the d\303\251tente was \377over.\n' >broken.txt
run extract --format jsonl broken.txt
rc_is 'a few invalid bytes do not stop the reading' 0
ok 'what is printed is valid UTF-8' iconv -f UTF-8 -t UTF-8 out

# Code points, not bytes: the second line has two-byte characters before the claim.
printf 'Été à Genève.\r\n\r\nThe dam is safe, Ada Quill said.\r\n' >lines.txt
run extract --format jsonl lines.txt
is 'offsets count code points, and carriage returns as they stand' "$(values content_spans | head -n 1)" '[[17,32]]'
finish
