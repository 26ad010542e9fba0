#include "review/view.h"

static uint32_t limit(const struct cursor *cursor, int64_t at)
{
	if (at < 0 || !cursor->n)
		return 0;
	return at >= cursor->n ? cursor->n - 1 : (uint32_t)at;
}

bool cursor_request(struct cursor *cursor, enum request request, int rows)
{
	int64_t at = cursor->at;

	switch (request) {
	case REQUEST_UP:
		at--;
		break;
	case REQUEST_DOWN:
		at++;
		break;
	case REQUEST_PAGE_UP:
		at -= rows;
		break;
	case REQUEST_PAGE_DOWN:
		at += rows;
		break;
	case REQUEST_FIRST:
		at = 0;
		break;
	case REQUEST_LAST:
		at = cursor->n;
		break;
	default:
		return false;
	}
	cursor->at = limit(cursor, at);
	return true;
}

void cursor_show(struct cursor *cursor, int rows)
{
	uint32_t shown = rows > 0 ? (uint32_t)rows : 1;

	cursor->at = limit(cursor, cursor->at);
	if (cursor->at < cursor->top)
		cursor->top = cursor->at;
	if (cursor->at >= cursor->top + shown)
		cursor->top = cursor->at - shown + 1;
	if (cursor->top + shown > cursor->n)
		cursor->top = cursor->n > shown ? cursor->n - shown : 0;
}
