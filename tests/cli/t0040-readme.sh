#!/bin/sh
# README.md promises nothing that is not there.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
readme=$SAYSO_SOURCE/README.md

run help
sed -n -E 's/^  ([a-z]+) {2,}.*/\1/p' out | sort >commands
# Commands as shown in blocks of code ("    sayso add ...", "$ sayso add ...") and in running text (`sayso add`).
grep -o -E '(^|[`$] ?|^ +)sayso [a-z]+' "$readme" | sed -E 's/.*sayso //' | sort -u >shown
ok 'the README shows commands' test -s shown
none 'they are all commands' "$(comm -13 commands shown)"
none 'and all commands are shown' "$(comm -23 commands shown)"

# Options, each by the help of its command.
grep -E '(^|[`$] ?|^ +)sayso [a-z]+ ' "$readme" | sed -E 's/.*sayso ([a-z]+ .*)/\1/; s/`.*//' |
	while read -r command rest; do
		for word in $rest; do
			case $word in
			--[a-z]*)
				option=${word%%=*}
				"$SAYSO" "$command" --help | grep -q -e "$option" || echo "sayso $command $option"
				;;
			esac
		done
	done >unknown
none 'every option shown is in the help of its command' "$(cat unknown)"

"$SAYSO_SOURCE/dev" help | grep -o '\./dev [a-z]*' | sort -u >chores
grep -o '\./dev [a-z]*' "$readme" | sort -u >shown
none 'the chores shown exist' "$(comm -13 chores shown)"
none 'the files named exist' "$(grep -o -E '\]\([A-Za-z0-9_./-]+\)' "$readme" | tr -d '()]' | while read -r file; do
	[ -e "$SAYSO_SOURCE/$file" ] || echo "$file"
done)"
finish
