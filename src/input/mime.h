// SPDX-License-Identifier: Apache-2.0
/** Parts of a mail (RFC 2045 to 2047): their fields and their bytes. */
#ifndef MC_INPUT_MIME_H
#define MC_INPUT_MIME_H

#include "base/buf.h"
#include "mingcha/error.h"

/** A message or one part of it; both borrowed from it. */
typedef struct mc_mime_part {
    mc_str head; /**< lines of its fields */
    mc_str body; /**< as it is encoded for the way */
} mc_mime_part;

/** Parts at the first empty line; without one all of it is head. */
mc_mime_part mc_mime_part_of(mc_str message);

/** Appends a field's value in UTF-8, its lines joined, encoded words (=?gb2312?B?…?=) and
 *  bytes of any charset decoded.
 *  @param name  case makes no difference
 *  @return      MC_ERR_MEMORY; nothing is appended when there is no such field */
mc_status mc_mime_field(mc_str head, mc_str name, mc_buf *out, mc_error *err);

/** A parameter of a field's value (charset, boundary), without its quotes; data NULL when
 *  there is none. Borrowed. */
mc_str mc_mime_parameter(mc_str value, mc_str name);

/** Appends the body's bytes, decoded from base64 or quoted-printable; others as they are.
 *  Line ends lose their CR.
 *  @return MC_ERR_MEMORY, MC_ERR_LIMIT of `out` */
mc_status mc_mime_body(const mc_mime_part *part, mc_buf *out, mc_error *err);

/** The next part of a multipart body, and moves `rest` behind it.
 *  @param boundary  without the two strokes
 *  @return          false when there is none left */
bool mc_mime_next(mc_str *rest, mc_str boundary, mc_str *part);

/** True when the line that ends a multipart body stands in what mc_mime_next() left; a mail that
 *  was cut has none. */
bool mc_mime_is_ended(mc_str rest, mc_str boundary);

/** A date as mails write it (Sun, 1 Mar 2026 09:12:03 +0800) as YYYY-MM-DD hh:mm:ss, as the
 *  sender's clock showed it; nothing is appended for any other. */
void mc_mime_date(mc_str date, mc_buf *out);

#endif
