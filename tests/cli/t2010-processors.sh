#!/bin/sh
# The encoder in a process of its own for each kind of processor: the float kernels and oneDNN's products are of that
# kind, and the vectors have the same bits.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
dump=$(dirname "$SAYSO")/tests/interop/model-dump
tiny=$SAYSO_SOURCE/fixtures/model/tiny.model

for article in "$SAYSO_SOURCE"/fixtures/*/*.txt; do
	wc -c <"$article" | tr -d ' '
	cat "$article"
done >"$T/texts"

# hash CPU: of all vectors
hash()
{
	SAYSO_CPU=$1 "$dump" "$tiny" hash <"$T/texts" | cut -d ' ' -f 1
}

plain=$(hash plain)
ok 'there are vectors' test ${#plain} -eq 16
is 'AVX2 gives the same bits' "$(hash avx2)" "$plain"
is 'AVX-512 gives the same bits' "$(hash avx512)" "$plain"
is 'and so does what the machine has' "$(hash '')" "$plain"
is 'with several OpenMP threads allowed' "$(OMP_NUM_THREADS=4 hash '')" "$plain"
none 'another name is refused' "$(SAYSO_CPU=fast "$dump" "$tiny" hash <"$T/texts" 2>/dev/null)"
finish
