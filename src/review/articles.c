#include "review/list.h"

/* The articles: how far the review is, which are copies, how much rests on sources without a name. */

static int open_articles(struct review *review, struct err *err)
{
	return list_open(review, VIEW_ARTICLES, TABLE_ARTICLES, err);
}

/* a3     12/40   decided   2 conflicts  31% not named  Meridian Post 2024-09-12  Talks resume */
static void article_line(struct review *review, const struct row *row, int64_t id, struct strbuf *text)
{
	struct article_progress progress;
	struct err err;

	if (store_article_progress(review->store, id, &progress, &err))
		return;
	strbuf_addf(text, "a%-5lld %4d/%-4d decided %3.*s conflicts %3d%% not named  ", (long long)id,
		progress.decided, progress.claims, STR_ARG(row_get(row, "conflicts")),
		progress.sources ? progress.unnamed * 100 / progress.sources : 0);
	if (progress.copy_of)
		strbuf_addf(text, "copy of a%lld  ", (long long)progress.copy_of);
	strbuf_addf(text, "%.*s %.*s  %.*s", STR_ARG(row_get(row, "outlet")),
		STR_ARG(row_get(row, "published_at")),
		STR_ARG(row_get(row, "title").n ? row_get(row, "title") : row_get(row, "document")));
}

static const struct list_look look = {
	.table = TABLE_ARTICLES,
	.nothing = "No articles yet; \"sayso add\" reads them.",
	.nothing_filtered = "No articles to show here. F changes what is shown.",
	.line = article_line,
};

static void draw_articles(struct review *review, const struct area *area)
{
	list_draw(review, VIEW_ARTICLES, area, &look);
}

/* The claims of the article, in the review. */
static int request_articles(struct review *review, enum request request, bool *done, struct err *err)
{
	struct strbuf filter = strbuf_new(&review->frame);
	int64_t id = review_chosen(review);

	*done = request == REQUEST_OPEN;
	if (!*done || !id)
		return 0;
	strbuf_addf(&filter, "article:a%lld", (long long)id);
	return list_go(review, VIEW_CLAIMS, strbuf_str(&filter), err);
}

const struct view_ops articles_view = {
	.name = "Articles",
	.place = PLACE_ARTICLES,
	.open = open_articles,
	.draw = draw_articles,
	.request = request_articles,
};
