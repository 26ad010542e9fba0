#!/bin/sh
# What each stage makes of a few fixtures, held against tests/golden. With SAYSO_GOLDEN=write the files are written
# instead: read the difference before it is committed.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

golden=$SAYSO_SOURCE/tests/golden

# dumped FIXTURE STAGE...
dumped()
{
	fixture=$1
	shift
	name=$(basename "$fixture")
	for stage; do
		run dump --stage="$stage" "$SAYSO_SOURCE/fixtures/$fixture.txt"
		if [ "$rc" -ne 0 ]; then
			fail "$name: $stage" "exit code $rc" "$(cat err)"
		elif [ "${SAYSO_GOLDEN-}" = write ]; then
			cp out "$golden/$name.$stage"
			pass "$name: $stage is written"
		elif ! difference=$(diff -u "$golden/$name.$stage" out); then
			fail "$name: $stage" "$difference"
		else
			pass "$name: $stage"
		fi
	done
}

dumped captive-talks/harbor-ledger text attributions sources claims warnings
dumped captive-talks/meridian-post attributions sources warnings
dumped port-lease/upland-examiner attributions sources claims warnings
dumped port-lease/shoreline-radio warnings
dumped night-discharge/capital-business claims
dumped hostile/stray-quote text
dumped hostile/windows-1252 text
finish
