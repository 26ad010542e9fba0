#include "cmd/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/safe.h"
#include "export/table.h"

void field_print(struct arena *arena, int width, const char *label, struct str value)
{
	struct strbuf shown = strbuf_new(arena);
	struct str text;
	size_t n;

	safe_add(&shown, value, false);
	text = strbuf_str(&shown);
	if (!text.n)
		return;
	n = table_break(text, width - FIELD_LABEL);
	printf("%-*s %.*s\n", FIELD_LABEL - 1, label, (int)n, text.p);
	if (n < text.n)
		table_wrap(stdout, str_cut(text, n, text.n), FIELD_LABEL, width);
}

bool field_id(const char *word, char *letter, int64_t *id)
{
	char *end;

	if (!word[0] || word[1] < '1' || word[1] > '9' || strlen(word) >= 19)
		return false;
	*letter = word[0];
	*id = strtoll(word + 1, &end, 10);
	return !*end;
}
