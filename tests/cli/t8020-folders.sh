#!/bin/sh
# What may be given to `add`: files, folders, standard input, JSON Lines; what is wrong is named, the rest is kept.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

article()
{
	printf 'The bridge over the %s is closed, Mayor Anna Kell said on Tuesday.\n' "$1"
}

# articles_in DATABASE: how many
articles_in()
{
	run articles --db "$1" --format jsonl
	grep -c '^{' out
}

mkdir -p desk/north desk/south
article Tarn >desk/north/b.txt
article Esk >desk/north/a.txt
article Wear >desk/south/c.txt
article Tyne >desk/south/picture.jpg
ln -s .. desk/north/up
run add --db desk.db desk
rc_is 'a folder is walked' 0
is 'its articles are read, a picture and a circle of links are not' "$(articles_in desk.db)" 3
is 'in the order of their names' "$(grep -o '"document": *"[^"]*"' out | grep -o '[abc]"' | tr -d '"\n')" abc

run add --db desk.db desk
rc_is 'the same folder again is no error' 0
is 'and changes nothing' "$(articles_in desk.db)" 3

article Ouse >one.txt
run add --db some.db one.txt missing.txt
rc_is 'a missing file is told by the exit code' 3
has 'and by name' err 'missing\.txt'
is 'the other file is saved' "$(articles_in some.db)" 1

article Cam | "$SAYSO" add --db stdin.db - >out 2>err
is 'standard input is read' "$(articles_in stdin.db)" 1
article Nene >stdin.txt
run_stdin stdin.txt extract --format jsonl -
rc_is 'extract reads standard input' 0
has 'and finds the claim' out 'Anna Kell'

article Dee >./-odd.txt
run add --db odd.db -- -odd.txt
rc_is 'a name that begins with a hyphen stands after --' 0

run add --db given.db --outlet 'The Courier' --date 2025-03-04 --title 'Bridge shut' --url https://courier.example/1 \
	--author 'Joan Pell' one.txt
rc_is 'what is known of the article is given by options' 0
run articles --db given.db --format jsonl
for value in 'The Courier' 2025-03-04 'Bridge shut' 'https://courier.example/1'; do
	has "articles shows $value" out "\"$value\""
done

{
	printf '{"id": "x-1", "outlet": "The Herald", "date": "2025-01-02", "text": "%s"}\n' "$(article Aire)"
	printf '{"id": "x-2", "text": "cut in the mid\n'
	printf '\n'
	printf '{"id": "x-3", "text": "%s", "unknown": [1, {"a": null}]}\n' "$(article Avon)"
	printf '{"id": "x-4"}\n'
	printf '[1, 2]\n'
	printf '{"id": "x-7", "text": 12}\n'
	printf '{"id": "x-8", "text": "%s"}' "$(article Trent)"
} >lines.jsonl
run add --db lines.db lines.jsonl
rc_is 'a broken line is told by the exit code' 3
for line in 2 5 6 7; do
	has "line $line is named with its file" err "lines\.jsonl.*[^0-9]${line}[^0-9]"
done
lacks 'a whole line is not complained of' err 'lines\.jsonl.*[^0-9]4[^0-9]'
is 'the other lines are saved, the last without a line feed too' "$(articles_in lines.db)" 3
has 'the id comes back as the document' out '"document": *"x-3"'
run extract --input jsonl --format jsonl lines.jsonl
rc_is 'extract goes on after a broken line too' 3
is 'and prints the claims of the others' "$(grep -o '"document": *"[^"]*"' out | sort -u | grep -c .)" 3
run_stdin lines.jsonl add --db lines2.db --input jsonl -
is 'JSON Lines come from standard input' "$(articles_in lines2.db)" 3

run add --db bad.db --date 2025-02-30 one.txt
rc_is 'a day that does not exist is refused' 2
run add --db bad.db --date 'last week' one.txt
rc_is 'a date is written YYYY-MM-DD' 2
ok 'a refused command line makes no database' test ! -e bad.db
finish
