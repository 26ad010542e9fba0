#!/bin/sh
# Texts that no newsroom wrote: refused by name, or read in time that grows with their length and no faster.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
SAYSO_WRAP="timeout -k 5 40 ${SAYSO_WRAP-}"

# repeat STRING N: a doubling, so that megabytes are quick
repeat()
{
	awk -v s="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'
}

printf 'The road is open, Tom Vane said.\n' >good.txt

# refused NAME FILE
refused()
{
	rm -f one.db
	run add --db one.db "$2" good.txt
	rc_is "$1 is refused" 3
	has "$1 is refused by name" err "$2"
	run articles --db one.db --format jsonl
	is "$1 leaves the other article in" "$(grep -c '^{' out)" 1
}

: >empty.txt
refused 'an empty file' empty.txt
printf ' \n\t\n\n' >blank.txt
refused 'white space alone' blank.txt
printf 'The road is \000 open, Tom Vane said.\n' >zero.txt
refused 'a NUL byte' zero.txt
head -c 5000 "$SAYSO" >program.txt
refused 'a program' program.txt
repeat 'The road is open, he said. ' 660000 >long.txt
ok 'the long file is over 16 MiB' test "$(wc -c <long.txt)" -gt 16777216
refused 'a file over 16 MiB' long.txt
run_stdin long.txt extract --format jsonl -
rc_is 'more than 16 MiB on standard input are refused' 3
mkdir -p folder.txt/inner
run add --db folder.db folder.txt
rc_is 'an empty folder is no crash' "$rc"
lacks 'an empty folder is no crash of the library either' err 'Assertion'

# read_in_time NAME: what is in x.txt is read without a crash before time is up
read_in_time()
{
	run extract --format jsonl x.txt
	case $rc in
	0 | 3) pass "$1" ;;
	*) fail "$1" "exit code $rc" "$(cat err)" ;;
	esac
}

# Whatever the model, the work grows with the text in the same way; the tests' model is quick.
shipped=$SAYSO_MODEL
SAYSO_MODEL=$SAYSO_SOURCE/fixtures/model/tiny.model

n=200000
repeat a $((n * 10)) >x.txt
read_in_time 'one long word'
repeat '"' $n >x.txt
read_in_time 'quotation marks alone'
repeat '. ' $n >x.txt
read_in_time 'periods alone'
repeat '1,000' $n >x.txt
read_in_time 'one long number'
repeat '(((' $n >x.txt
read_in_time 'brackets that never close'
repeat "$(printf 'e\314\201\314\201\314\201')" $n >x.txt
read_in_time 'accents on accents'

n=40000
repeat 'word ' $n >x.txt
read_in_time 'one long line without a period'
repeat '“a ' $n >x.txt
read_in_time 'quotations that open and never close'
repeat "'a' " $n >x.txt
read_in_time 'single marks without end'
repeat '“a ‘b ' $n >x.txt
read_in_time 'quotations nested without end'
repeat 'he said that ' $((n / 4)) >x.txt
read_in_time 'a chain of reports without end'
repeat 'Ann Bell said, ' $((n / 4)) >x.txt
read_in_time 'attributions without content'
repeat 'according to ' $((n / 4)) >x.txt
read_in_time 'according to, without end'
repeat 'U.S. and Arab and ' $((n / 4)) >x.txt
read_in_time 'a list of sources without end'
repeat 'a

' $n >x.txt
read_in_time 'paragraphs of one letter'
repeat 'Mr. Bell of the Ministry said “no,” and ' $((n / 8)) >x.txt
read_in_time 'a sentence of 5,000 attributions'
repeat 'Anna Bell met Carl Dunn. She said he lied. ' $((n / 8)) >x.txt
read_in_time 'names and pronouns without end'

SAYSO_MODEL=$shipped
repeat 'word ' 3000 >x.txt
read_in_time 'a line of 3,000 words, by the model that is shipped'
repeat 'Mr. Bell of the Ministry said “no,” and ' 500 >x.txt
read_in_time 'a sentence of 500 attributions, by that model'
repeat 'Anna Bell met Carl Dunn. She said he lied. ' 500 >x.txt
read_in_time 'a paragraph of 1,000 sentences, by that model'

repeat '[' 300000 >deep.jsonl
run add --db deep.db deep.jsonl
rc_is 'JSON nested without end is refused' 3
printf '{"text": "lone \\ud800 half, Tom Vane said."}\n{"text": "a \\u0000 zero, Tom Vane said."}\n' >half.jsonl
run extract --input jsonl --format jsonl half.jsonl
ok 'what no UTF-8 can hold is never printed' iconv -f UTF-8 -t UTF-8 out
case $rc in 0 | 3) pass 'half a character is no crash' ;; *) fail 'half a character is no crash' "exit code $rc" ;; esac
finish
