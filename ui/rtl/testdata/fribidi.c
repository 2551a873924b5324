/*
 * Does with the library fribidi what rtl does with a text: from UTF-8 in reading
 * order, a paragraph a line, to UTF-8 in visual order. It is compiled and
 * driven by the tests, see ../fribidi_bench_test.go.
 *
 *   fribidi TEXT [OUTPUT]
 *
 * Each line on standard input asks for one pass over TEXT. The answer is a line
 * with the nanoseconds that each step took, in the order of enum step. OUTPUT is
 * written after every pass.
 */
#include <fribidi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum step { DECODE, TYPES, BRACKETS, LEVELS, JOINING, SHAPE, REORDER, ENCODE, STEPS };

static long long spent[STEPS];

static long long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* ends counts the time since *start for a step, and begins the next one. */
static void ends(enum step s, long long *start)
{
	long long t = now();
	spent[s] += t - *start;
	*start = t;
}

static void *room(size_t n)
{
	void *p = malloc(n);
	if (p == NULL) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return p;
}

/* shown says whether a character is drawn: not the place of the alef of a
 * lam-alef, and no code for direction or joining. */
static int shown(FriBidiChar c)
{
	return c != FRIBIDI_CHAR_FILL && !(c >= 0x200b && c <= 0x200f) && !(c >= 0x202a && c <= 0x202e) &&
	       !(c >= 0x2066 && c <= 0x2069) && c != 0x61c;
}

static size_t line_length(const char *text, size_t size)
{
	const char *end = memchr(text, '\n', size);
	return end != NULL ? (size_t)(end - text) : size;
}

static FriBidiChar *str;
static FriBidiCharType *types;
static FriBidiBracketType *brackets;
static FriBidiLevel *levels;
static FriBidiArabicProp *joining;

/* paragraph appends text[0:n] in visual order to out and gives its length. */
static size_t paragraph(const char *text, size_t n, char *out)
{
	const FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC;
	FriBidiParType base = FRIBIDI_PAR_RTL;
	FriBidiStrIndex i, kept = 0, len;
	long long start = now();

	len = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, text, n, str);
	ends(DECODE, &start);
	fribidi_get_bidi_types(str, len, types);
	ends(TYPES, &start);
	fribidi_get_bracket_types(str, len, types, brackets);
	ends(BRACKETS, &start);
	if (fribidi_get_par_embedding_levels_ex(types, brackets, len, &base, levels) == 0)
		exit(1);
	ends(LEVELS, &start);
	fribidi_get_joining_types(str, len, joining);
	fribidi_join_arabic(types, len, levels, joining);
	ends(JOINING, &start);
	fribidi_shape(flags, levels, len, joining, str);
	ends(SHAPE, &start);
	if (fribidi_reorder_line(flags, types, len, 0, base, levels, str, NULL) == 0)
		exit(1);
	ends(REORDER, &start);
	for (i = 0; i < len; i++)
		if (shown(str[i]))
			str[kept++] = str[i];
	n = fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, str, kept, out);
	ends(ENCODE, &start);
	return n;
}

int main(int argc, char **argv)
{
	char *text, *out, line[16];
	size_t size, longest = 0, written, i, n;
	FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0)
		return 1;
	size = ftell(f);
	rewind(f);
	text = room(size);
	if (fread(text, 1, size, f) != size)
		return 1;
	fclose(f);

	for (i = 0; i < size; i += n + 1) {
		n = line_length(text + i, size - i);
		if (n > longest)
			longest = n;
	}
	str = room((longest + 1) * sizeof *str);
	types = room((longest + 1) * sizeof *types);
	brackets = room((longest + 1) * sizeof *brackets);
	levels = room((longest + 1) * sizeof *levels);
	joining = room((longest + 1) * sizeof *joining);
	out = room(2 * size + 16); /* letters of two bytes have forms of three */

	while (fgets(line, sizeof line, stdin) != NULL) {
		memset(spent, 0, sizeof spent);
		written = 0;
		for (i = 0; i < size; i += n + 1) {
			n = line_length(text + i, size - i);
			written += paragraph(text + i, n, out + written);
			out[written++] = '\n';
		}
		for (i = 0; i < STEPS; i++)
			printf("%lld%c", spent[i], i + 1 < STEPS ? ' ' : '\n');
		fflush(stdout);
		if (argc > 2) {
			f = fopen(argv[2], "wb");
			if (f == NULL || fwrite(out, 1, written, f) != written || fclose(f) != 0)
				return 1;
		}
	}
	return 0;
}
