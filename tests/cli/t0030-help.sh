#!/bin/sh
# Every command that `sayso help` lists explains itself, and what is mistyped is told what to type.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

run help
rc_is 'help is there' 0
sed -n -E 's/^  ([a-z]+) {2,}.*/\1/p' out >commands
for command in add articles claims sources conflicts show export extract dump help; do
	ok "help lists $command" grep -q -x "$command" commands
done

while read -r command; do
	run "$command" --help
	rc_is "$command --help is there" 0
	cp out option
	has "$command --help begins with its usage" out "^usage: sayso $command"
	has "$command --help has an example" out '^[Ee]xample'
	run help "$command"
	ok "help $command says the same" cmp out option
	run "$command" --no-such-option
	rc_is "$command refuses an unknown option" 2
	has "$command names the unknown option" err 'no-such-option'
done <commands

run
rc_is 'no command at all is a usage error' 2
run --version
has 'the version has a number' out '^sayso [0-9]*\.[0-9]*\.[0-9]'
run clams
rc_is 'an unknown command is a usage error' 2
has 'and says where the commands are listed' err 'sayso help'
run --help
rc_is '--help alone is help' 0
run extract --format sql file.txt
rc_is 'an unknown format is a usage error' 2
printf 'The road is open, Tom Vane said.\n' >good.txt
run add good.txt
rc_is 'the database is made where the program runs' 0
ok 'and is called sayso.db' test -s sayso.db
run export stories --format csv
rc_is 'what cannot be exported is a usage error' 2
run show y1
rc_is 'an id of no kind is a usage error' 2

# What a message says is one line that names the program.
run show y1
is 'a message is one line' "$(wc -l <err | tr -d ' ')" 1
has 'and names the program' err '^sayso: '
finish
