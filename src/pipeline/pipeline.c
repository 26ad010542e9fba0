#include "pipeline/pipeline.h"

#include "attribution/attribution.h"
#include "claim/claim.h"
#include "source/source.h"
#include "text/text.h"

int pipeline_run(const struct article *article, enum stage last, struct arena *arena, struct document *doc,
	struct err *err)
{
	static int (*const stages[])(struct document *, struct err *) = {
		[STAGE_TEXT] = text_analyse,
		[STAGE_ATTRIBUTIONS] = attribution_find,
		[STAGE_SOURCES] = source_resolve,
		[STAGE_CLAIMS] = claim_build,
	};

	document_init(doc, arena);
	doc->id = article->id;
	doc->path = article->path;
	doc->title = article->title;
	doc->outlet = article->outlet;
	doc->published = article->published;
	doc->url = article->url;
	doc->byline = article->byline;
	if (text_decode(doc, article->text, err))
		return -1;
	for (int i = 0; i <= (int)last; i++)
		if (stages[i](doc, err))
			return -1;
	return 0;
}
