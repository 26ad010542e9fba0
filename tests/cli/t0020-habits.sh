#!/bin/sh
# Habits of the source tree: what a reviewer should never have to say.
. "$SAYSO_SOURCE/tests/cli/lib.sh"
cd "$SAYSO_SOURCE" || exit 1

# Our own text; not fixtures, goldens or builds, which hold other people's bytes.
find . \( -name '.git' -o -name 'build*' ! -name '*.*' -o -name 'fixtures' -o -name 'golden' \) -prune -o -type f -print |
	sed 's|^\./||' | grep -E '(\.(c|h|def|sh|sql|md|build|awk|txt|scd|py)|^dev|^\.ci/run)$' | sort >"$T/files"
grep -E '\.(c|h)$' "$T/files" >"$T/sources"
ok 'there are files to look at' test -s "$T/sources"

# each PATTERN FILE...: lines of the listed files that fit, as file:line:text
each()
{
	pattern=$1
	shift
	xargs grep -n -E -e "$pattern" <"$T/${1:-files}" /dev/null
}

none 'no path of somebody'"'"'s machine' "$(each '(^|[^A-Za-z.])/(home|root|work|mnt|Users|opt)/[a-z]')"
none 'no white space at the end of a line' "$(each '[[:blank:]]+$' | grep -v '\.md:')"
none 'no carriage return' "$(each "$(printf '\r')\$")"
none 'C is indented with tabs' "$(each '^(    |	+ {8})' sources)"
none 'files end with a line feed' "$(while read -r file; do
	[ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] || echo "$file"
done <"$T/files")"
none 'files are UTF-8' "$(while read -r file; do
	iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1 || echo "$file"
done <"$T/files")"
none 'no file of C or shell is over 600 lines' "$(grep -E '\.(c|h|sh)$' "$T/files" | xargs wc -l |
	awk '$2 != "total" && $1 > 600 { print $2 ": " $1 }')"
none 'memory comes from base/mem.c alone' "$(each '(^|[^a-z_])(malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|getline|open_memstream)\(' sources |
	grep -E '^src/' | grep -v -E '^src/base/mem\.c:')"
none 'no unbounded or careless string function' "$(each '(^|[^a-z_])(strcpy|strcat|sprintf|vsprintf|gets|strtok|system|alloca)\(' sources)"
none 'explain has a sentence for each rule of src/source' "$({
	grep -hoE '"[a-z-]+", (0\.[0-9]+f|margin|contenders)|rule = "[a-z-]+"' src/source/*.c
	grep -hoE 'return "[a-z-]+";' src/source/resolve.c
} | grep -oE '"[a-z-]+"' | sort -u | while read -r rule; do
	grep -q "{ $rule, " src/cmd/rule_words.c || echo "$rule"
done)"
none 'headers have guards' "$(grep -E '^src/.*\.h$' "$T/files" | while read -r file; do
	guard=$(echo "${file#src/}" | tr 'a-z/.-' 'A-Z___')
	grep -q "^#define $guard\$" "$file" || echo "$file: wants $guard"
done)"
none 'scripts are readable by sh' "$(grep -E '(\.sh|^dev)$' "$T/files" | while read -r file; do
	sh -n "$file" 2>&1
done)"

# Objects that can change at run time, but for a test's switch and what signals touch: a flag, the terminal to give back.
if command -v nm >/dev/null && ! nm "$SAYSO" 2>/dev/null | grep -q -E '__(asan|ubsan|llvm|gcov)'; then
	library=$(dirname "$SAYSO")/libcore.a
	nm -f sysv "$library" >"$T/symbols" 2>/dev/null
	ok 'the library can be looked into' grep -q 'fail_after' "$T/symbols"
	awk -F'|' '$7 ~ /\.(data|bss)(\.|$)/ && $7 !~ /\.rel\.ro/ && $4 ~ /OBJECT/ { sub(/ +$/, "", $1); print $1 }' "$T/symbols" |
		grep -v -x -E 'fail_after|interrupted|term' >"$T/globals"
	none 'no global changes at run time' "$(cat "$T/globals")"
else
	skip 'no global changes at run time' 'there is no nm, or sanitizers add their own'
fi
finish
