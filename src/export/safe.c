#include "export/safe.h"

#include "base/utf8.h"

bool safe_is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || (cp >= 0x200E && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x206F) || cp == 0xFEFF ||
	       (cp >= 0xE0000 && cp <= 0xE007F);
}

void safe_add(struct strbuf *out, struct str s, bool keep_lines)
{
	uint32_t cp;

	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_decode(s.p + i, s.n - i, &cp);
		if (cp == UTF8_INVALID)
			strbuf_adds(out, "\xEF\xBF\xBD");
		else if (safe_is_control(cp) && !(keep_lines && (cp == '\n' || cp == '\t')))
			strbuf_addf(out, "<U+%04X>", (unsigned)cp);
		else
			strbuf_add(out, s.p + i, n);
	}
}

struct str safe_line(struct arena *arena, struct str s)
{
	struct strbuf spaced = strbuf_new(arena), safe = strbuf_new(arena);

	for (size_t i = 0; i < s.n; i++)
		strbuf_add(&spaced, s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r' ? " " : &s.p[i], 1);
	safe_add(&safe, strbuf_str(&spaced), false);
	return strbuf_str(&safe);
}

void safe_write(FILE *out, struct str s)
{
	uint32_t cp;

	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_decode(s.p + i, s.n - i, &cp);
		if (cp == UTF8_INVALID)
			fputs("\xEF\xBF\xBD", out);
		else if (safe_is_control(cp))
			fprintf(out, "<U+%04X>", (unsigned)cp);
		else
			fwrite(s.p + i, 1, n, out);
	}
}
