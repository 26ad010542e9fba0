#!/bin/sh
# The fixtures through the database: the clashes that must be flagged, and none where there is none.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

cp -R "$SAYSO_SOURCE/fixtures" .
rm -r fixtures/hostile

# flagged TYPE DOCUMENT DOCUMENT
flagged()
{
	grep "\"type\": *\"$1\"" out | grep "\"document\": *\"$2\".*\"document\": *\"$3\"" >/dev/null
}

# The order in which articles come must not decide what is found.
for order in 'sort' 'sort -r'; do
	rm -f desk.db
	# shellcheck disable=SC2046,SC2086
	run add --db desk.db $(find fixtures -name '*.txt' | $order)
	rc_is "the fixtures are added ($order)" 0
	run conflicts --db desk.db --format jsonl
	rc_is 'their conflicts are listed' 0
	ok 'an ally briefed, and not informed' flagged negation harbor-ledger harbor-ledger
	ok 'a partner told, and never informed' flagged negation cape-tribune cape-tribune
	ok 'two death tolls' flagged number river-courier river-courier
	ok 'a count denied' flagged denial river-courier river-courier
	lacks 'rounding, growth, opinion and condition are no conflicts' out '"city-herald"\|"metro-line"'
	lacks 'nor are claims of two stories' out 'harbor-ledger.*river-courier\|river-courier.*harbor-ledger'
	grep -o '"type": *"[a-z]*"' out | sort >"types of $order"
done
is 'the same number of each type in either order' "$(cat 'types of sort -r')" "$(cat 'types of sort')"
finish
