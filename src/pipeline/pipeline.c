#include "pipeline/pipeline.h"

#include "attribution/attribution.h"
#include "claim/claim.h"
#include "source/source.h"
#include "sourcing/sourcing.h"
#include "text/text.h"

static int run(enum stage stage, const struct model *model, struct document *doc, struct err *err)
{
	switch (stage) {
	case STAGE_TEXT:
		return text_analyse(doc, err);
	case STAGE_ATTRIBUTIONS:
		return attribution_find(model, doc, err);
	case STAGE_SOURCES:
		return source_resolve(doc, err);
	case STAGE_CLAIMS:
		return claim_build(doc, err);
	case STAGE_WARNINGS:
		return sourcing_find(doc, err);
	}
	return -1;
}

int pipeline_begin(const struct article *article, struct arena *arena, struct document *doc, struct err *err)
{
	document_init(doc, arena);
	doc->id = article->id;
	doc->path = article->path;
	doc->title = article->title;
	doc->outlet = article->outlet;
	doc->published = article->published;
	doc->url = article->url;
	doc->byline = article->byline;
	return text_decode(doc, article->text, err);
}

int pipeline_finish(const struct model *model, enum stage last, struct document *doc, struct err *err)
{
	for (int i = 0; i <= (int)last; i++)
		if (run((enum stage)i, model, doc, err))
			return -1;
	return 0;
}

int pipeline_run(const struct model *model, const struct article *article, enum stage last,
	struct arena *arena, struct document *doc, struct err *err)
{
	return pipeline_begin(article, arena, doc, err) || pipeline_finish(model, last, doc, err) ? -1 : 0;
}
