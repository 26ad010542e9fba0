#include "text/text.h"

void text_quotes(struct document *doc)
{
	(void)doc;
}
