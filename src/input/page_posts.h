// SPDX-License-Identifier: Apache-2.0
/** Whether a page repeats one kind of element that holds most of its text, as a thread does its
 *  posts. It is only told, never used for reading: an index or an article may look alike. */
#ifndef MC_INPUT_PAGE_POSTS_H
#define MC_INPUT_PAGE_POSTS_H

#include "base/buf.h"

/** Elements of one name and class (or id but for its digits). */
typedef struct mc_page_kind {
    char element[16], name[40];
    bool by_id;
    bool exact;     /**< their class says nothing else */
    bool nested;    /**< one stands inside another */
    uint32_t open;  /**< not ended yet */
    uint32_t all;   /**< in the page */
    uint32_t posts; /**< with words on two lines or more: who and what */
    uint64_t bytes; /**< of text in them */
} mc_page_kind;

typedef struct mc_page_open {
    size_t begin; /**< of the text inside */
    uint16_t kinds[3], kind_count;
} mc_page_open;

/** A page being read; start with {0}. */
typedef struct mc_page_posts {
    mc_page_kind *kinds;
    uint32_t kind_count, kind_capacity;
    mc_page_open *open; /**< elements from the outermost inwards */
    uint32_t open_count, open_capacity;
    bool failed; /**< no memory, or too many kinds: nothing will be told */
} mc_page_posts;

/** An element begins.
 *  @param classes, id  its attributes; may be NULL
 *  @param at           bytes of the page's text so far */
void mc_page_posts_enter(mc_page_posts *posts, const char *element, const char *classes,
                         const char *id, size_t at);

/** The innermost element ends; `text` is the page's so far. */
void mc_page_posts_leave(mc_page_posts *posts, mc_str text);

/** Writes the XPath that finds the elements alike which hold most of the text, at least three.
 *  @param text_bytes  of the whole page
 *  @return how many there are; 0 when there are none */
uint32_t mc_page_posts_find(const mc_page_posts *posts, size_t text_bytes, mc_buf *xpath);

/** Frees the lists. */
void mc_page_posts_dispose(mc_page_posts *posts);

#endif
