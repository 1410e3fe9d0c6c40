// SPDX-License-Identifier: Apache-2.0
/** Every bound of the program in one place. Reaching one gives MC_ERR_LIMIT, never a silent cut. */
#ifndef MC_BASE_LIMITS_H
#define MC_BASE_LIMITS_H

/** Text of one document, bytes of UTF-8 (design.md, "Command line"). */
#define MC_MAX_DOCUMENT_BYTES ((size_t)64 << 20)

/** Rows of one call that are gathered to a transcript, bytes of UTF-8: more than a day of talk. */
#define MC_MAX_CALL_BYTES ((size_t)1 << 20)

/** One line or record of a streamed input before it is parsed, bytes. */
#define MC_MAX_RECORD_BYTES ((size_t)160 << 20)

/** One lexicon file, bytes. */
#define MC_MAX_LEXICON_BYTES ((size_t)64 << 20)

/** A folded literal, UTF-16 units; longer terms are lexicon errors. */
#define MC_MAX_LITERAL_UNITS 64u

/** Forms that one row of cues may stand for; more is a class used where it was not meant. */
#define MC_MAX_CUE_FORMS 1000u

/** Nesting of JSON values; RFC 8259 leaves it to the implementation. */
#define MC_MAX_JSON_DEPTH 64u

/** Characters that one scope of a cue may reach (phenomena.md row 38). */
#define MC_MAX_SCOPE_UNITS 120u

/** Units of folded text that one pattern may span around its trigger. */
#define MC_MAX_PATTERN_UNITS 160u

/** Findings of one document; further ones are counted in a coverage row. */
#define MC_MAX_FINDINGS 100000u

/** One part of a workbook, unpacked, bytes: what a few kilobytes of ZIP can swell to has an end. */
#define MC_MAX_PART_BYTES ((uint64_t)8 << 30)

/** Columns of a sheet (ECMA-376, part 1, 18.3.1.13). */
#define MC_MAX_SHEET_COLUMNS 16384u

/** Any other growing buffer, bytes. */
#define MC_MAX_BUFFER_BYTES ((size_t)1 << 30)

#endif
