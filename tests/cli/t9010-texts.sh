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

# read NAME: what is in x.txt is read without a crash before time is up
read_in_time()
{
	run extract --format jsonl x.txt
	case $rc in
	0 | 3) pass "$1" ;;
	*) fail "$1" "exit code $rc" "$(cat err)" ;;
	esac
}

n=200000
repeat a $((n * 10)) >x.txt
read_in_time 'one long word'
repeat 'word ' $n >x.txt
read_in_time 'one long line without a period'
repeat '"' $n >x.txt
read_in_time 'quotation marks alone'
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
repeat '. ' $n >x.txt
read_in_time 'periods alone'
repeat 'a

' $n >x.txt
read_in_time 'paragraphs of one letter'
repeat '1,000' $n >x.txt
read_in_time 'one long number'
repeat '(((' $n >x.txt
read_in_time 'brackets that never close'
repeat "$(printf 'e\314\201\314\201\314\201')" $n >x.txt
read_in_time 'accents on accents'
repeat 'Mr. Bell of the Ministry said “no,” and ' $((n / 8)) >x.txt
read_in_time 'a sentence of 25,000 attributions'
repeat 'Anna Bell met Carl Dunn. She said he lied. ' $((n / 8)) >x.txt
read_in_time 'names and pronouns without end'

repeat '[' 300000 >deep.jsonl
run add --db deep.db deep.jsonl
rc_is 'JSON nested without end is refused' 3
printf '{"text": "lone \\ud800 half, Tom Vane said."}\n{"text": "a \\u0000 zero, Tom Vane said."}\n' >half.jsonl
run extract --input jsonl --format jsonl half.jsonl
ok 'what no UTF-8 can hold is never printed' iconv -f UTF-8 -t UTF-8 out
case $rc in 0 | 3) pass 'half a character is no crash' ;; *) fail 'half a character is no crash' "exit code $rc" ;; esac
finish
