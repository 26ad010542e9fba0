#include "cmd/interrupt.h"

#include <signal.h>
#include <stddef.h>

/* What a signal may touch. */
static volatile sig_atomic_t interrupted;

static void note(int signal_number)
{
	(void)signal_number;
	interrupted = 1;
}

void interrupt_catch(void)
{
	struct sigaction action = { .sa_handler = note };

	/* No SA_RESTART: a read that waits for input returns. */
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
}

int interrupt_check(struct err *err)
{
	return interrupted ? err_set(err, ERR_INTERRUPT, "interrupted") : 0;
}
