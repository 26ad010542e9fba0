#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#define INDEX_NONE UINT32_MAX

/* A byte range [start, end) of a document's text. */
struct span {
	uint32_t start, end;
};

static inline bool span_empty(struct span s)
{
	return s.start >= s.end;
}

static inline uint32_t span_length(struct span s)
{
	return s.end > s.start ? s.end - s.start : 0;
}

static inline bool span_overlaps(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

static inline bool span_contains(struct span outer, struct span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
