#!/bin/sh
# The review gives the terminal back, whatever ends it; and what it draws with.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

command -v tmux >/dev/null || {
	skip 'the terminal' 'there is no tmux'
	finish
}
SOCKET=$T/tmux
LC_ALL=C.UTF-8
unset NO_COLOR TMUX
export SAYSO

terminal()
{
	tmux -S "$SOCKET" -f /dev/null "$@"
}

# until COMMAND...: it succeeds, within some seconds
until_ok()
{
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ "$tries" -lt 100 ] || return 1
		sleep 0.1
	done
}

shows()
{
	terminal capture-pane -p -t review | grep -q -e "$1"
}

"$SAYSO" add "$SAYSO_SOURCE/fixtures/captive-talks" >/dev/null 2>&1
# Text that would steer a terminal, is wide, combines, runs from right to left, or never ends.
printf 'Mayor Bo Ek said the \033]0;owned\007 pier \342\200\256closes\342\200\254, \346\235\261\344\272\254 e\314\201 \360\237\221\250\342\200\215\360\237\221\251 %s and it rains.\n' \
	"$(printf 'x%.0s' $(seq 300))" >hostile.txt
"$SAYSO" add hostile.txt >/dev/null 2>&1

cat >shell.sh <<'END'
echo before the review
stty -a | grep -o -e '-\?echo\b' -e '-\?icanon' | tr '\n' ' ' >stty.before
sh -c 'echo $$ >pid; exec "$SAYSO" review $ARGUMENTS'
echo "left with $?"
stty -a | grep -o -e '-\?echo\b' -e '-\?icanon' | tr '\n' ' ' >stty.after
sleep 100
END

start()
{
	terminal kill-session -t review 2>/dev/null
	rm -f stty.after pid
	terminal new-session -d -s review -x 100 -y 30 "ARGUMENTS='$1' ${2-} sh shell.sh"
	until_ok shows '\[1 Review\]'
}

terminal new-session -d -s base 'sleep 1000' 2>/dev/null || {
	skip 'the terminal' 'tmux cannot make one here'
	finish
}
for how in q TERM HUP INT SEGV ABRT KILL; do
	start ''
	if [ "$how" = q ]; then
		terminal send-keys -t review q
	else
		kill -"$how" "$(cat pid)"
	fi
	if [ "$how" = KILL ]; then
		ok "$how: nothing can be done, but the shell goes on" until_ok test -s stty.after
		continue
	fi
	ok "$how: the shell goes on" until_ok test -s stty.after
	is "$how: the terminal's settings are as before" "$(cat stty.after)" "$(cat stty.before)"
	ok "$how: what was shown before is shown again" shows 'before the review'
done

start ''
terminal send-keys -t review a
ok 'a decision' until_ok shows 'c1 is accepted'
kill -KILL "$(cat pid)"
is 'is saved when the key is pressed' "$(sqlite3 sayso.db 'SELECT status FROM claim_table WHERE claim_id = 1')" accepted
start ''
terminal send-keys -t review u
ok 'and taken back by the next review' until_ok shows 'Taken back: c1 is accepted'

start article:hostile
ok 'what would steer the terminal is spelt out' until_ok shows 'U+001B'
is 'the title is as it was' "$(terminal display-message -p -t review '#{pane_title}' | grep -c owned)" 0
ok 'what turns the direction too' shows 'U+202E'
start '' 'NO_COLOR=1'
is 'no colour where none is wanted' "$(terminal capture-pane -e -p -t review | grep -c "$(printf '\033\\[3[0-7]m')")" 0
start ''
ok 'colour otherwise' sh -c "tmux -S '$SOCKET' capture-pane -e -p -t review | grep -q '\[3[0-9]m'"

terminal kill-session -t review
terminal new-session -d -s review -x 100 -y 30 'PS1=ready bash --norc --noprofile -i'
terminal send-keys -t review "$SAYSO review" Enter
ok 'from an interactive shell' until_ok shows '\[1 Review\]'
terminal send-keys -t review C-z
ok 'Ctrl-Z goes to the shell' until_ok shows 'Stopped'
terminal send-keys -t review fg Enter
ok 'and fg comes back' until_ok shows '\[1 Review\]'
terminal kill-server

TERM=dumb
export TERM
script -q -c "'$SAYSO' review" /dev/null >out 2>&1 </dev/null
has 'a terminal that cannot move its cursor is refused' out 'review --line'
finish
