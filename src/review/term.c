#include "review/term.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "review/draw.h"

/* How long an escape sequence may take from its first byte to its last, in ms. */
enum { ESCAPE_DELAY = 25, RESTORE_MAX = 256 };

/*
 * What a signal handler needs to give the terminal back: made before the handlers are set, and not changed
 * after. A handler cannot be given an argument, so this is the one mutable static of the room.
 */
static struct {
	SCREEN *screen;
	struct termios before;
	char restore[RESTORE_MAX]; /* leaves the other screen, shows the cursor, plain letters */
	size_t n_restore;
	volatile sig_atomic_t ended; /* the signal that asks us to end */
} term;

static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
static const int ends[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Only what POSIX lets a handler call. */
static void on_crash(int sig)
{
	ssize_t written = write(STDOUT_FILENO, term.restore, term.n_restore);

	(void)written;
	tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void on_end(int sig)
{
	term.ended = sig;
}

static void add_capability(const char *name)
{
	const char *sequence = tigetstr(name);

	if (!sequence || sequence == (const char *)-1 ||
		term.n_restore + strlen(sequence) >= sizeof term.restore)
		return;
	memcpy(term.restore + term.n_restore, sequence, strlen(sequence));
	term.n_restore += strlen(sequence);
}

static void catch_signals(void)
{
	struct sigaction crash = { .sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND },
			 end = { .sa_handler = on_end };

	for (size_t i = 0; i < COUNT(crashes); i++)
		sigaction(crashes[i], &crash, NULL);
	for (size_t i = 0; i < COUNT(ends); i++)
		sigaction(ends[i], &end, NULL);
}

/* Article text is UTF-8: where the user's locale is not, the C locale with UTF-8 draws it. */
static void set_locale(void)
{
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

int term_open(bool mouse, struct err *err)
{
	const char *type = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE,
			"review needs a terminal; \"sayso review --line\" does without, in plain lines");
	memset(&term, 0, sizeof term);
	tcgetattr(STDIN_FILENO, &term.before);
	set_locale();
	set_escdelay(ESCAPE_DELAY);
	term.screen = type && *type ? newterm(NULL, stdout, stdin) : NULL;
	if (!term.screen || !tigetstr("cup") || tigetstr("cup") == (char *)-1) {
		term_close();
		return err_set(err, ERR_USAGE,
			"this terminal (TERM=%.40s) cannot show screens; \"sayso review --line\" does "
			"without",
			type ? type : "");
	}
	add_capability("sgr0");
	add_capability("cnorm");
	add_capability("rmkx");
	add_capability("rmcup");
	catch_signals();
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	curs_set(0);
	if (mouse)
		mousemask(BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	draw_start();
	return 0;
}

void term_close(void)
{
	if (!term.screen)
		return;
	endwin();
	delscreen(term.screen);
	term.screen = NULL;
	for (size_t i = 0; i < COUNT(crashes); i++)
		signal(crashes[i], SIG_DFL);
	for (size_t i = 0; i < COUNT(ends); i++)
		signal(ends[i], SIG_DFL);
}

/* The wheel moves; what else a mouse does means nothing here. */
static uint32_t mouse_key(void)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return TERM_NONE;
	if (event.bstate & BUTTON4_PRESSED)
		return TERM_UP;
	return event.bstate & BUTTON5_PRESSED ? TERM_DOWN : TERM_NONE;
}

static uint32_t function_key(wint_t key)
{
	switch (key) {
	case KEY_MOUSE:
		return mouse_key();
	case KEY_UP:
		return TERM_UP;
	case KEY_DOWN:
		return TERM_DOWN;
	case KEY_LEFT:
		return TERM_LEFT;
	case KEY_RIGHT:
		return TERM_RIGHT;
	case KEY_PPAGE:
		return TERM_PAGE_UP;
	case KEY_NPAGE:
		return TERM_PAGE_DOWN;
	case KEY_HOME:
		return TERM_HOME;
	case KEY_END:
		return TERM_END;
	case KEY_BACKSPACE:
		return TERM_BACKSPACE;
	case KEY_DC:
		return TERM_DELETE;
	case KEY_ENTER:
		return TERM_ENTER;
	case KEY_RESIZE:
		return TERM_RESIZE;
	default:
		return TERM_NONE;
	}
}

uint32_t term_key(int milliseconds)
{
	wint_t key;
	int rc;

	timeout(milliseconds);
	rc = get_wch(&key);
	if (term.ended)
		return TERM_CLOSED;
	if (rc == KEY_CODE_YES)
		return function_key(key);
	if (rc == ERR)
		return milliseconds < 0 && !isatty(STDIN_FILENO) ? TERM_CLOSED : TERM_NONE;
	if (key == '\r')
		return TERM_ENTER;
	return key == 127 || key == '\b' ? TERM_BACKSPACE : (uint32_t)key;
}

static void wait_for_enter(void)
{
	char c;

	fputs("\n(enter goes back)", stdout);
	fflush(stdout);
	while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && c != '\r')
		;
}

int term_run(char *const argv[])
{
	int status = 0;
	pid_t child;

	endwin();
	fflush(stdout);
	child = fork();
	if (child == 0) {
		for (size_t i = 0; i < COUNT(crashes); i++)
			signal(crashes[i], SIG_DFL);
		for (size_t i = 0; i < COUNT(ends); i++)
			signal(ends[i], SIG_DFL);
		execv(argv[0], argv);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			break;
	wait_for_enter();
	clearok(stdscr, TRUE);
	refresh();
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) != 127 ? WEXITSTATUS(status) : -1;
}
