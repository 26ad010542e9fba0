#!/bin/sh
# The screens of the review, typed into a real terminal: tests/review/NAME.keys against NAME.screen.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

command -v tmux >/dev/null || {
	skip 'the screens' 'there is no tmux'
	finish
}
SOCKET=$T/tmux
LC_ALL=C.UTF-8
USER=desk
export USER
unset NO_COLOR TMUX

terminal()
{
	tmux -S "$SOCKET" -f /dev/null "$@"
}

shown_now()
{
	terminal capture-pane -p -t review | sed 's/[[:space:]]*$//'
}

# After a key: until the screen is another one, and the same for three looks. A key may change nothing; a busy
# machine takes its time.
settle()
{
	look=0
	while [ "$look" -lt 160 ]; do
		now=$(shown_now)
		[ "$now" != "$1" ] && [ -n "$now" ] && break
		look=$((look + 1))
		sleep 0.05
	done
	look=0
	same=0
	while [ "$look" -lt 80 ] && [ "$same" -lt 2 ]; do
		sleep 0.1
		before=$now
		now=$(shown_now)
		same=$((same + 1))
		[ "$now" = "$before" ] || same=0
		look=$((look + 1))
	done
}

# send KIND KEY...: one at a time
send()
{
	kind=$1
	shift
	for key; do
		last=$(shown_now)
		if [ "$kind" = text ]; then
			terminal send-keys -t review -l "$key"
		else
			terminal send-keys -t review "$key"
		fi
		settle "$last"
	done
}

screen()
{
	shown_now | sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/9999-99-99T99:99:99Z/g
		s/checked on [0-9-]{10}/checked on 9999-99-99/'
}

# A screen's name and a rule, so that several follow each other in one file.
frame()
{
	printf '==== %s\n' "$1"
	screen
}

start()
{
	terminal kill-session -t review 2>/dev/null
	terminal new-session -d -s review -x "$columns" -y "$rows" \
		"SAYSO_MODEL='$SAYSO_MODEL' '$SAYSO' review --db story.db $* 2>end; echo left with \$?; sleep 100"
	settle ''
}

play()
{
	columns=100 rows=30 number=0 arguments=
	rm -f story.db shown
	: >shown
	while read -r what rest; do
		case $what in
		size | resize)
			columns=${rest%x*} rows=${rest#*x}
			[ "$what" = size ] || {
				last=$(shown_now)
				terminal resize-window -t review -x "$columns" -y "$rows"
				settle "$last"
			}
			;;
		db)
			for story in $rest; do
				"$SAYSO" add --db story.db "$SAYSO_SOURCE/fixtures/$story" >/dev/null 2>&1
			done
			start
			;;
		start) start "$rest" ;;
		# shellcheck disable=SC2086
		key) send key $rest ;;
		type) send text "$rest" ;;
		sql) sqlite3 story.db "$rest" ;;
		screen)
			number=$((number + 1))
			frame "$number" >>shown
			;;
		esac
	done <"$1"
	terminal kill-session -t review
}

# one server for all
terminal new-session -d -s base 'sleep 1000' 2>/dev/null || {
	skip 'the screens' 'tmux cannot make a terminal here'
	finish
}

for keys in "$SAYSO_SOURCE"/tests/review/*.keys; do
	name=$(basename "$keys" .keys)
	golden=$SAYSO_SOURCE/tests/review/$name.screen
	play "$keys"
	[ -z "${SAYSO_ACCEPT-}" ] || cp shown "$golden"
	if cmp -s shown "$golden"; then
		pass "$name"
	else
		fail "$name" "$(diff "$golden" shown)"
	fi
done
terminal kill-server
finish
