# Counts the TAP cases of all test programs in meson's testlog.txt: prints passed, failed and skipped. A program
# that fails without a failed case of its own (a crash, a time-out), or that has no case at all, is one failure.
# With -v show=1, prints the failed cases and their diagnostics instead.
function close_program()
{
	if (inside && !bad && (!good || !cases && !skipped_whole))
		fail(program ": " (cases ? "ended badly" : "no test cases"))
	inside = 0
}

function fail(line)
{
	failed++
	if (show)
		print line
}

/^=+ [0-9]+\/[0-9]+ =+$/ {
	close_program()
	inside = 1
	bad = good = cases = skipped_whole = body = 0
	next
}

!inside { next }
!body && /^test: / { program = $NF; next }
!body && /^result: / { good = /exit status 0$/; next }
/^-+ stdout -+$/ { body = 1; next }
/^-+ stderr -+$/ || /^=+$/ { if (body) body = 2; next }
body != 1 { next }
/^1\.\.0/ { skipped++; skipped_whole = 1; next }
/^not ok / && !/# TODO/ { fail(program ": " $0); bad = 1; cases++; diagnosed = 1; next }
/^ok .*# SKIP/ { skipped++; cases++; diagnosed = 0; next }
/^(not )?ok / { passed++; cases++; diagnosed = 0; next }
show && diagnosed && /^#/ { print "  " $0 }

END {
	close_program()
	if (!show)
		print passed + 0, failed + 0, skipped + 0
}
