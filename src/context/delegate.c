// SPDX-License-Identifier: Apache-2.0
#include "context/delegate.h"

#include "context/case.h"
#include "context/speaker.h"
#include "context/words.h"

bool mc_delegate_is_sent(const mc_case *facts)
{
    return facts->genre == MC_GENRE_TRANSCRIPT && facts->turn == MC_SPEAKER_AGENT &&
           mc_words_stand(facts->scan, MC_CLASS_DELEGATES);
}

static bool has_collectors_label(const mc_scope_view *view, const mc_case *facts, uint32_t sentence)
{
    const mc_sentence *sentences = view->text->sentences;
    uint32_t first = mc_text_line_of(view->text, sentence);
    mc_norm_span line = {sentences[first].norm.begin, sentences[sentence].norm.end};
    mc_norm_span label = mc_speaker_label(facts->index, view->text, line);
    return mc_words_stand_in(view->scan, MC_CLASS_COLLECTOR_LABELS, label);
}

// 催收：明天见。客户：别打我单位。 What a customer says to a collector is said of him, who
// spoke in the line before.
static bool answers_collector(const mc_scope_view *view, const mc_case *facts)
{
    if (facts->genre != MC_GENRE_TRANSCRIPT || facts->turn != MC_SPEAKER_CUSTOMER) return false;
    uint32_t first = mc_text_line_of(view->text, facts->target->sentence);
    return first > 0 && has_collectors_label(view, facts, first - 1);
}

bool mc_delegate_is_labelled(const mc_scope_view *view, const mc_case *facts)
{
    return mc_genre_is_grievance(facts->genre) &&
           (has_collectors_label(view, facts, facts->target->sentence) ||
            answers_collector(view, facts));
}
