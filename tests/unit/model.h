#ifndef TESTS_UNIT_MODEL_H
#define TESTS_UNIT_MODEL_H

#include <stdlib.h>

#include "config.h"
#include "model/model.h"
#include "tap.h"

#define TINY_MODEL SAYSO_SOURCE_ROOT "/fixtures/model/tiny.model"

__attribute__((unused)) static struct arena model_arena;
__attribute__((unused)) static jmp_buf model_escape;

/* The tests' model of train/tiny.py, with kernels for `cpu` ("plain"); ends the program when there is none.
 */
__attribute__((unused)) static struct model *tiny_open(const char *cpu)
{
	struct model *model;
	struct err err;

	setenv("SAYSO_CPU", cpu, 1);
	if (model_open(&model, TINY_MODEL, &err) < 0) {
		ok(false, "the tests' model opens: %s", err.msg);
		exit(tap_end());
	}
	return model;
}

#endif
