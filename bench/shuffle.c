#include "shuffle.h"

#include <stdio.h>
#include <string.h>

#include "text/words.h"

static uint64_t mixed(uint64_t x)
{
	x ^= x >> 30;
	x *= 0xBF58476D1CE4E5B9u;
	x ^= x >> 27;
	x *= 0x94D049BB133111EBu;
	return x ^ x >> 31;
}

static uint64_t hash(const char *p, size_t n, uint64_t seed)
{
	for (size_t i = 0; i < n; i++)
		seed = mixed(seed ^ ((unsigned char)p[i] | 0x20)) + i;
	return seed;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool common(const char *p, size_t n)
{
	char form[32];

	if (n >= sizeof form)
		return false;
	for (size_t i = 0; i < n; i++)
		form[i] = (char)(p[i] | 0x20);
	form[n] = '\0';
	return word_classes(form) != 0;
}

/* Vowels stay vowels and capitals capitals, so that it still reads as a name. */
static void rename_word(char *p, size_t n, uint64_t world)
{
	static const char vowels[] = "aeiou", others[] = "bcdfghjklmnpqrstvwxz";
	uint64_t state = hash(p, n, world);

	for (size_t i = 0; i < n; i++) {
		char low = (char)(p[i] | 0x20);

		state = mixed(state + 0x9E3779B97F4A7C15u);
		low = strchr(vowels, low) ? vowels[state % 5] : others[state % 20];
		p[i] = p[i] & 0x20 ? low : (char)(low & ~0x20);
	}
}

/* No leading zero comes or goes; years stay. */
static void change_figure(char *p, size_t n, uint64_t world)
{
	uint64_t state = hash(p, n, world);

	if (n == 4 && (!memcmp(p, "19", 2) || !memcmp(p, "20", 2)))
		return;
	for (size_t i = 0; i < n; i++) {
		state = mixed(state + 0x9E3779B97F4A7C15u);
		if (p[i] != '0')
			p[i] = (char)('1' + state % 9);
	}
}

static void shuffle(struct str s, uint64_t world)
{
	/* the arena's copy, ours to change */
	char *p = (char *)(uintptr_t)s.p;

	for (size_t i = 0, end; i < s.n; i = end) {
		end = i + 1;
		if (digit(p[i])) {
			while (end < s.n && digit(p[end]))
				end++;
			change_figure(p + i, end - i, world);
		} else if (letter(p[i])) {
			while (end < s.n && letter(p[end]))
				end++;
			if (!(p[i] & 0x20) && end - i > 2 && !common(p + i, end - i))
				rename_word(p + i, end - i, world);
		}
	}
}

static long days_of(int y, int m, int d)
{
	y -= m <= 2;
	return 365L * y + y / 4 - y / 100 + y / 400 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 719469;
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms", for years after 0. */
static struct str day_after(struct str published, long days, struct arena *arena)
{
	char text[16];
	int y, m, d;
	long z, era, doe, yoe, doy, mp;
	struct strbuf out = strbuf_new(arena);

	snprintf(text, sizeof text, "%.*s", STR_ARG(published));
	if (sscanf(text, "%d-%d-%d", &y, &m, &d) != 3)
		return published;
	z = days_of(y, m, d) + days + 719468;
	era = z / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	m = (int)(mp < 10 ? mp + 3 : mp - 9);
	strbuf_addf(&out, "%04ld-%02d-%02ld", yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) / 5 + 1);
	return strbuf_str(&out);
}

void shuffle_document(struct document *doc, uint64_t world, long days)
{
	uint64_t name = hash(doc->id.p, doc->id.n, world);

	shuffle(doc->text, world);
	shuffle(doc->title, world);
	doc->published = day_after(doc->published, days, doc->arena);
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		shuffle(doc->claims.v[i].text, world);
		doc->claims.v[i].said_on = doc->claims.v[i].event_time = doc->published;
		for (uint32_t k = 0; k < doc->attributions.v[i].sources.n; k++) {
			shuffle(doc->attributions.v[i].sources.v[k].name, world);
			shuffle(doc->attributions.v[i].sources.v[k].as_written, world);
		}
	}
	for (int i = 0; i < 4; i++, name = mixed(name + world))
		snprintf(doc->sha256 + 16 * i, 17, "%016llx", (unsigned long long)name);
}
