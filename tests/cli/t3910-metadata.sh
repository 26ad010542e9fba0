#!/bin/sh
# Dateline and credits are metadata: no part of a claim, and no claim.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

cat >bridge.txt <<'END'
HARROW, June 4 (Quay Times) — The bridge will stay shut, officials said.

Reporting by Ann Bell, who told Reuters the bridge was shut; editing by Carl Dunn
END
run extract bridge.txt
rc_is 'the article is read' 0
is 'the credits claim nothing' "$(grep -c '"claim"' out)" 1
has 'the claim begins behind the dateline' out '"content_text": "The bridge will stay shut"'

cat >port.txt <<'END'
CAPE HALLOW — Premier Nils Abara’s office insisted on Monday that the port was safe.
END
run extract port.txt
has 'and so does a source' out '"source_text": "Premier Nils Abara’s office"'
finish
