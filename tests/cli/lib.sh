# Sourced by every tests/cli/tNNNN-what.sh: TAP on standard output, a folder of its own, the program under test.
#
#	. "$SAYSO_SOURCE/tests/cli/lib.sh"
#
#	run claims --db none.db
#	rc_is 'a missing database is a problem of the database' 4
#	has 'the message names the file' err 'none\.db'
#	finish
#
# Set by meson: SAYSO, the program; SAYSO_SOURCE, the root of the source tree. Each script starts in an empty
# folder, $T, that is removed at the end. SAYSO_WRAP may hold a command to run the program under.

set -u
LC_ALL=C
export LC_ALL
unset SAYSO_DB COLUMNS
: "${SAYSO:?is the program to test}" "${SAYSO_SOURCE:?is the root of the source tree}"

# The model of this tree, not one that is installed.
SAYSO_MODEL=$SAYSO_SOURCE/models/attribution.model
[ -e "$SAYSO_MODEL" ] || SAYSO_MODEL=$SAYSO_SOURCE/fixtures/model/tiny.model
export SAYSO_MODEL

T=$(mktemp -d "${TMPDIR:-/tmp}/sayso-test.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$T"; rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
cd "$T" || exit 1
n_cases=0
n_failed=0
rc=0

# run ARGUMENT...: the program; its exit code is left in $rc, its output in the files out and err.
run()
{
	rc=0
	${SAYSO_WRAP-} "$SAYSO" "$@" >out 2>err </dev/null || rc=$?
}

# run_stdin FILE ARGUMENT...: the same, with standard input from a file.
run_stdin()
{
	stdin_file=$1
	shift
	rc=0
	${SAYSO_WRAP-} "$SAYSO" "$@" >out 2>err <"$stdin_file" || rc=$?
}

pass()
{
	n_cases=$((n_cases + 1))
	echo "ok $n_cases - $1"
}

# fail NAME [WHY...]
fail()
{
	n_cases=$((n_cases + 1))
	n_failed=$((n_failed + 1))
	echo "not ok $n_cases - $1"
	shift
	for why; do
		printf '%s\n' "$why" | head -n 20 | cut -c1-300 | sed 's/^/# /'
	done
}

skip()
{
	n_cases=$((n_cases + 1))
	echo "ok $n_cases - $1 # SKIP $2"
}

# ok NAME COMMAND...: the command succeeds. Its output is shown when it does not.
ok()
{
	name=$1
	shift
	if ok_output=$("$@" 2>&1); then
		pass "$name"
	else
		fail "$name" "$*" "$ok_output"
	fi
}

# is NAME GOT WANTED
is()
{
	if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "got:    $2" "wanted: $3"; fi
}

# rc_is NAME CODE: of the last run.
rc_is()
{
	if [ "$rc" -eq "$2" ]; then pass "$1"; else fail "$1" "exit code $rc, wanted $2" "$(cat err)"; fi
}

# has NAME FILE PATTERN; lacks NAME FILE PATTERN: a line of the file fits the basic regular expression.
has()
{
	if grep -q -e "$3" "$2"; then pass "$1"; else fail "$1" "nothing fits: $3" "$(cat "$2")"; fi
}

lacks()
{
	if grep -q -e "$3" "$2"; then fail "$1" "fits: $3" "$(grep -e "$3" "$2")"; else pass "$1"; fi
}

# none NAME OUTPUT: passes when the output of a search for faults is empty.
none()
{
	if [ -z "$2" ]; then pass "$1"; else fail "$1" "$2"; fi
}

# The script's last line.
finish()
{
	echo "1..$n_cases"
	[ "$n_failed" -eq 0 ]
	exit
}
