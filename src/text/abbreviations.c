#include "text/abbreviations.h"

#include <string.h>

/* Before a name. */
static const char *const titles[] = { "Adm", "Amb", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Col", "Comdr",
	"Cpl", "Cpt", "Cllr", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Govs", "Hon", "Insp", "Lieut", "Lt",
	"Maj", "Messrs", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Ofc", "Pfc", "Pres",
	"Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St", "Ste", "Supt", "Treas",
	"vs", "v", "viz", "incl", NULL };

/* Before digits. */
static const char *const numbered[] = { "Ch", "Fig", "Figs", "No", "Nos", "Sec", "Vol", "ca", "cf", "ch",
	"fig", "figs", "no", "nos", "pp", "sec", "vol", NULL };

/* States and provinces, AP style. */
static const char *const places[] = { "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga",
	"Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev",
	"Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wisc", "Wyo", "Ont", "Que",
	"Alta", "Sask", NULL };
static const char *const dotted_places[] = { "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "S.C.", "S.D.",
	"R.I.", "W.Va.", "D.C.", "B.C.", "P.R.", NULL };

/* Months, days, companies, streets, measures, and what follows a name. */
static const char *const ambiguous[] = { "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
	"Oct", "Nov", "Dec", "Mon", "Tue", "Tues", "Thu", "Thur", "Thurs", "Fri", "Bhd", "Bros", "Co", "Corp",
	"Inc", "Ltd", "Mfg", "Pte", "Pty", "Plc", "Dept", "Dist", "Assn", "Univ", "Inst", "Ave", "Blvd",
	"Hwy", "Rd", "Rte", "Esq", "Jr", "Sr", "Ph", "Est", "al", "approx", "assn", "ave", "blvd", "dept",
	"est", "etc", "ft", "hrs", "lbs", "mins", "oz", NULL };

static bool listed(const char *const *forms, const char *form, size_t n)
{
	for (; *forms; forms++)
		if ((*forms)[0] == form[0] && !strncmp(*forms, form, n) && !(*forms)[n])
			return true;
	return false;
}

enum { LENGTH_MAX = 8 };

/* Headlines and datelines shout: "GEN", "FLA" become "Gen", "Fla". */
static void lower_tail(char form[LENGTH_MAX], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (form[i] < 'A' || form[i] > 'Z')
			return;
	for (size_t i = 1; i < n; i++)
		form[i] = (char)(form[i] + ('a' - 'A'));
}

enum abbreviation abbreviation_of(struct str word)
{
	char form[LENGTH_MAX];

	if (!word.n || word.n >= sizeof form)
		return ABBREVIATION_NONE;
	memcpy(form, word.p, word.n);
	form[word.n] = '\0';
	if (word.n > 2)
		lower_tail(form, word.n);
	if (listed(titles, form, word.n))
		return ABBREVIATION_TITLE;
	if (listed(numbered, form, word.n))
		return ABBREVIATION_NUMBER;
	if (listed(places, form, word.n))
		return ABBREVIATION_PLACE;
	if (listed(ambiguous, form, word.n))
		return ABBREVIATION_AMBIGUOUS;
	return ABBREVIATION_NONE;
}

bool abbreviation_is_place(struct str word)
{
	if (word.n < 3 || word.p[word.n - 1] != '.')
		return false;
	return listed(dotted_places, word.p, word.n) ||
	       abbreviation_of(str_cut(word, 0, word.n - 1)) == ABBREVIATION_PLACE;
}
