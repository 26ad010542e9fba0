#!/bin/sh
# The review in plain lines, and what is no terminal.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
USER=desk
export USER

run add "$SAYSO_SOURCE/fixtures/captive-talks"
rc_is 'the stories are read' 0

run review
rc_is 'no terminal' 2
has 'it says what does without' err 'review --line'

printf 'a\nx\n\nm\nasked the palace\n?\nu\nu\nr\nq\n' >answers
run_stdin answers review --line
rc_is 'answers in a file' 0
has 'the first claim with its words in the article' out '^In the article: .*⟦'
has 'accepted' out 'Saved: c1 is accepted'
has 'rejected' out 'Saved: c2 is rejected'
has 'a note on the one after the next' out 'Saved: c4 has the note'
has 'help' out '> a accept'
has 'undo' out 'Taken back: c4 has the note'
has 'undo once more' out 'Taken back: c2 is rejected'
has 'redo' out 'Done again: c2 is rejected'
run claims --format jsonl
is 'it is stored' "$(sqlite3 sayso.db "SELECT claim_id, status, reviewer FROM claim_table WHERE status <> 'new' ORDER BY 1" | tr '\n' ' ')" \
	'1|accepted|desk 2|rejected|desk '

printf '\ns\nIlse Varga\ne\nIt is late\nb\nu\nq\n' >answers
run_stdin answers review --line
has 'another source' out 'comes from “Ilse Varga”'
has 'another wording' out 'It is late'
has 'back' out '1 of '
has 'the wording taken back' out 'Taken back: '
is 'the source stays' "$(sqlite3 sayso.db "SELECT source FROM claim_table WHERE source = 'Ilse Varga'")" 'Ilse Varga'

printf 'f\n' >answers
run_stdin answers review --line --as 'A. Desk' source:marchant named:yes
rc_is 'the input ends' 0
has 'a filter' out '^Source: Odile Marchant'
has 'flagged' out 'Saved: c2 is flagged'
is 'by whom' "$(sqlite3 sayso.db "SELECT reviewer FROM claim_table WHERE claim_id = 2")" 'A. Desk'
run_stdin answers review --line nofield:x
rc_is 'an unknown field' 2
has 'there are others' err 'status'
printf '' >answers
run_stdin answers review --line zeppelin
has 'nothing to do' out '^0 claims'

# Two at once: the second waits for the lock, and both decisions are there.
(
	sqlite3 sayso.db <<'END'
BEGIN IMMEDIATE;
.shell sleep 1
COMMIT;
END
) >/dev/null &
printf '\na\n' >answers
run_stdin answers review --line
wait
rc_is 'a lock is waited for' 0
is 'and nothing is lost' "$(sqlite3 sayso.db "SELECT count(*) FROM claim_table WHERE status <> 'new'")" 3
finish
