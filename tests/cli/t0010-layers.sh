#!/bin/sh
# Who may include whom: the rooms of src/ and what each may see.
. "$SAYSO_SOURCE/tests/cli/lib.sh"

# room: what it may include besides base/ and text/document.h. "x/" is a whole room, "x/y.h" one header.
cat >rules <<'END'
base:
text:        text/ model/
model:       model/ text/
attribution: attribution/ text/ model/
source:      source/ text/ model/
claim:       claim/ text/ model/
conflict:    conflict/ text/ model/
copies:      copies/ text/
sourcing:    sourcing/ text/
pipeline:    pipeline/ text/ model/ attribution/ source/ claim/ conflict/ sourcing/
store:       store/
export:      export/
review:      review/ store/ text/ export/safe.h sourcing/sourcing.h
cmd:         cmd/ text/ model/ attribution/ source/ claim/ conflict/ copies/ sourcing/ pipeline/ store/ export/ review/
END

# library header: the only places that may include it
cat >libraries <<'END'
sqlite3.h    src/store/
pcre2.h      src/base/regex.c
utf8proc.h   src/base/utf8.c
libxml/      src/text/
dnnl         src/model/kernels.c
curses.h     src/review/term.c src/review/draw.c
END

# Every #include of src/, as "file header". Headers in angle brackets keep their bracket.
(cd "$SAYSO_SOURCE" && grep -r -H -E '^[[:space:]]*#[[:space:]]*include' --include='*.[ch]' --include='*.def' src) |
	sed -E 's/^([^:]*):[^<"]*(<|")([^">]*)[">].*/\1 \2\3/' >includes
ok 'there are includes to look at' test -s includes

# Includes of our own headers that the table does not allow.
awk '
FILENAME == "rules" {
	room = $1
	sub(":", "", room)
	known[room] = 1
	for (i = 2; i <= NF; i++)
		may[room, $i] = 1
	next
}
$2 ~ /^"/ {
	header = substr($2, 2)
	split($1, part, "/")
	room = part[2]
	if (header == "config.h" || room ~ /\.c$/)
		next
	if (!(room in known)) {
		print $1 ": the room " room " has no rule"
		next
	}
	theirs = header
	sub("/.*", "/", theirs)
	if (header !~ /\//)
		print $1 ": " header " is named without its room"
	else if (theirs != "base/" && !(room != "base" && header == "text/document.h") &&
		!((room, theirs) in may) && !((room, header) in may))
		print $1 ": may not include " header
}' rules includes >faults
none 'each room includes only what it may' "$(cat faults)"

# Libraries outside their places.
while read -r library places; do
	grep -E " .(.*/)?$library" includes | grep -v ' "config.h' | while read -r file header; do
		allowed=
		for place in $places; do
			case $file in "$place"*) allowed=1 ;; esac
		done
		[ -n "$allowed" ] || echo "$file: may not include $header"
	done
done <libraries >faults
none 'each library is included in its place only' "$(cat faults)"

# json and digests: one place for reading, one for writing.
is 'jansson.h is included in few files' "$(grep -c '<jansson.h' includes | awk '{ print ($1 <= 2) ? "few" : $1 }')" few
is 'the digest is made in one file' "$(grep -E -c '<(md5|sha|sha2|sha256|sha512|md)\.h' includes |
	awk '{ print ($1 <= 1) ? "one" : $1 }')" one

# Only cmd/, review/, main.c and the progress bar print; embed.c is no part of the program but helps to build it.
(cd "$SAYSO_SOURCE" && grep -r -n -E '(^|[^a-z_])(printf|puts|putchar|perror)\(|(stdout|stderr)' --include='*.c' src |
	grep -v -E '^src/(cmd|review|main\.c|base/progress\.c|store/embed\.c)') >faults
none 'only cmd/, review/ and main.c print' "$(cat faults)"
finish
