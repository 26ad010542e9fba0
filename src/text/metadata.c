#include "text/text.h"

void text_metadata(struct document *doc)
{
	(void)doc;
}
