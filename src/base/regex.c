#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdint.h>

#include "base/mem.h"

/* A sentence needs some hundreds of steps; a hundred thousand stops a hostile one within a few milliseconds.
 */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000 };

struct regex {
	pcre2_code *code;
	pcre2_match_context *limits;
};

int regex_open(struct regex **out, const char *pattern, bool caseless, struct err *err)
{
	uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | (caseless ? PCRE2_CASELESS : 0);
	struct regex *regex = mem_alloc(sizeof *regex);
	PCRE2_UCHAR reason[120];
	PCRE2_SIZE at = 0;
	int code = 0;

	*out = NULL;
	if (!regex)
		return err_set(err, ERR_SYSTEM, "not enough memory");
	regex->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &code, &at, NULL);
	regex->limits = pcre2_match_context_create(NULL);
	if (!regex->code || !regex->limits) {
		regex_close(regex);
		pcre2_get_error_message(code, reason, sizeof reason);
		return err_set(err, ERR_SYSTEM, "pattern at %zu: %s", (size_t)at, (const char *)reason);
	}
	pcre2_set_match_limit(regex->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
	/* Without JIT the interpreter does the same, slower. */
	pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
	*out = regex;
	return 0;
}

void regex_close(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_code_free(regex->code);
	pcre2_match_context_free(regex->limits);
	mem_free(regex);
}

bool regex_find(const struct regex *regex, struct str subject, size_t from, struct regex_match *match)
{
	pcre2_match_data *data = pcre2_match_data_create_from_pattern(regex->code, NULL);
	PCRE2_SIZE *offsets;
	int n;

	match->n_groups = 0;
	if (!data)
		return false;
	n = pcre2_match(regex->code, (PCRE2_SPTR)(subject.p ? subject.p : ""), subject.n, from,
		PCRE2_NO_UTF_CHECK, data, regex->limits);
	if (n > 0) {
		offsets = pcre2_get_ovector_pointer(data);
		match->n_groups = pcre2_get_ovector_count(data);
		if (match->n_groups > REGEX_GROUPS_MAX)
			match->n_groups = REGEX_GROUPS_MAX;
		for (size_t i = 0; i < match->n_groups; i++) {
			match->group[i].start = offsets[2 * i] == PCRE2_UNSET ? SIZE_MAX : offsets[2 * i];
			match->group[i].end =
				offsets[2 * i + 1] == PCRE2_UNSET ? SIZE_MAX : offsets[2 * i + 1];
		}
	}
	pcre2_match_data_free(data);
	return n > 0;
}
