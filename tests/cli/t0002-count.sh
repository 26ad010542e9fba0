#!/bin/sh
# `./dev test` counts what ran: its closing line is made by tests/count.awk from meson's log.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

count()
{
	awk "$@" -f "$SAYSO_SOURCE/tests/count.awk" log
}

# program RESULT LINE...: a test program's section in the log
program()
{
	echo '================ 1/1 ================'
	echo 'test:         sayso:unit / test-x'
	echo "result:       $1"
	shift
	echo '------------ stdout ------------'
	for line; do echo "$line"; done
	echo '------------ stderr ------------'
	echo 'not ok 9 - said on stderr'
	echo '====================================='
}

{
	echo 'Log of a run'
	program 'exit status 0' 'ok 1 - a' 'ok 2 - b # SKIP no cat' '1..2'
	program 'exit status 1' 'ok 1 - a' 'not ok 2 - b' '# got: 1' '1..2'
} >log
is 'passed, failed and skipped cases' "$(count)" '2 1 1'
is 'failed cases are shown with their diagnostics' "$(count -v show=1)" 'test-x: not ok 2 - b
  # got: 1'

program 'killed by signal 11 SIGSEGV' 'ok 1 - a' >log
is 'a crash is a failure' "$(count)" '1 1 0'
program 'exit status 0' '1..0' >log
is 'a skipped program counts as skipped' "$(count)" '0 0 1'
program 'exit status 0' >log
is 'a program without cases is a failure' "$(count)" '0 1 0'
echo 'Log of a run' >log
is 'an empty log has no cases' "$(count)" '0 0 0'
finish
