#include "model/kernels.h"

#include <assert.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdlib.h>
#include <string.h>

/* lanes.c, compiled once for each */
extern const struct kernels kernels_plain, kernels_avx2, kernels_avx512;

/* oneDNN's threads are OpenMP's; the number is the calling thread's own. */
extern void omp_set_num_threads(int n);

static enum cpu best_cpu(void)
{
#if defined(__x86_64__)
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
		__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
		return CPU_AVX512;
	if (__builtin_cpu_supports("avx2"))
		return CPU_AVX2;
#endif
	return CPU_PLAIN;
}

bool kernels_cpu(const char *name, enum cpu *cpu)
{
	static const char *const names[] = {
		[CPU_PLAIN] = "plain", [CPU_AVX2] = "avx2", [CPU_AVX512] = "avx512"
	};
	enum cpu best = best_cpu();

	*cpu = best;
	if (!name || !*name)
		return true;
	for (enum cpu c = CPU_PLAIN; c <= CPU_AVX512; c++)
		if (!strcmp(name, names[c])) {
			*cpu = c < best ? c : best;
			return true;
		}
	return false;
}

const struct kernels *kernels_get(enum cpu cpu)
{
	/*
	 * oneDNN takes the first limit alone, and none once it has run: a later one only costs nothing. The
	 * results do not depend on it.
	 */
#if defined(__x86_64__)
	if (cpu == CPU_AVX512)
		return &kernels_avx512;
	dnnl_set_max_cpu_isa(cpu == CPU_AVX2 ? dnnl_cpu_isa_avx2 : dnnl_cpu_isa_sse41);
	if (cpu == CPU_AVX2)
		return &kernels_avx2;
#else
	(void)cpu;
#endif
	return &kernels_plain;
}

void kernels_product(const struct linear *linear, const uint8_t *rows, uint32_t n_rows, int32_t *sums)
{
	const int32_t no_offset = 0;
	dnnl_status_t status;

	omp_set_num_threads(1);
	status = dnnl_gemm_u8s8s32('N', 'T', 'F', n_rows, linear->n_out, linear->n_in, 1.0f, rows,
		linear->n_in, 0, linear->weight, linear->n_in, 0, 0.0f, sums, linear->n_out, &no_offset);
	/* It fails for arguments that are wrong, and when it gets no memory: nothing that a caller could
	 * mend. */
	if (status != dnnl_success)
		abort();
}
