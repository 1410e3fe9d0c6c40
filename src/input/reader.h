// SPDX-License-Identifier: Apache-2.0
/** Readers: from files, folders and standard input to documents, in stable order, streaming. */
#ifndef MC_INPUT_READER_H
#define MC_INPUT_READER_H

#include "input/columns.h"
#include "input/history.h"
#include "mingcha/error.h"
#include "record/record.h"
#include "text/charset.h"
#include "text/document.h"

/** Formats; MC_FORMAT_AUTO decides by content. */
typedef enum mc_format {
    MC_FORMAT_AUTO,
    MC_FORMAT_TEXT,
    MC_FORMAT_CAPTIONS, /**< WebVTT, SubRip */
    MC_FORMAT_CSV,
    MC_FORMAT_TSV,
    MC_FORMAT_JSONL,
    MC_FORMAT_HTML,
    MC_FORMAT_XML,
    MC_FORMAT_XLSX,
    MC_FORMAT_XLS, /**< of Excel until 2003 */
    MC_FORMAT_DOCX,
    MC_FORMAT_MAIL /**< and pages saved in one file */
} mc_format;

/** How plain text becomes documents. */
typedef enum mc_split { MC_SPLIT_FILE, MC_SPLIT_BLANK, MC_SPLIT_LINE } mc_split;

/** --map FIELD=COLUMN (or XPath inside a record). */
typedef struct mc_field_map {
    mc_str
        field; /**< text, title, date, company, companies, author, channel, region, amount, url, thread,
                        id, genre */
    mc_str column;
} mc_field_map;

typedef struct mc_reader_options {
    mc_format format;
    mc_charset encoding; /**< --encoding; MC_CHARSET_UNKNOWN = detect */
    mc_split split;
    const char *record; /**< --record: XPath (HTML) or element name (XML); NULL = the whole page */
    const mc_field_map *maps;
    uint32_t map_count;
    const mc_str *keep; /**< --keep-field names */
    uint32_t keep_count;
    mc_genre genre;            /**< --as-genre: of documents whose input does not say */
    const mc_columns *columns; /**< header names; NULL = only the codes of the fields themselves */
    mc_history *history;       /**< of the run; NULL = a file is read as often as it is named */
} mc_reader_options;

/** Receives what a reader finds, in input order, one call at a time. Everything handed over is
 *  borrowed for the call. A status other than MC_OK stops reading and is passed up. */
typedef struct mc_document_sink {
    mc_status (*document)(void *payload, const mc_document *document);
    mc_status (*coverage)(void *payload, const mc_coverage *coverage);
    /** May be NULL: bytes of input read since the last call, for progress. */
    void (*progress)(void *payload, uint64_t bytes);
    void *payload;
} mc_document_sink;

/** Code of a format ("csv"). */
const char *mc_format_code(mc_format format);

/** The format of a code, MC_FORMAT_AUTO when there is none such. */
mc_format mc_format_find(mc_str code);

/** Reads one INPUT: a file, a folder (recursively, in byte order of paths) or "-". Every input file
 *  gives a coverage row, `read` or why not; a broken record is a row and the rest is read.
 *
 *  @param path  as given on the command line; sources are printed relative to it
 *  @return MC_OK also when something was skipped; the sink's status when it stopped; MC_ERR_MEMORY.
 *          A path that does not exist is a skipped coverage row with reason "unreadable". */
mc_status mc_input_read(const char *path, const mc_reader_options *options,
                        const mc_document_sink *sink, mc_error *err);

#endif
