// SPDX-License-Identifier: Apache-2.0
#include "context/talk.h"

#include <stdlib.h>

#include "base/lower_bound.h"
#include "context/talk_turns.h"

/* A label is somebody's name and no heading (通话时间：…) when a cue says so, when it comes back,
 * or when a time stands beside it.
 *
 * Who is the agent is said by the name (客服, 贷后小刘), else by what the voices say: agents greet
 * for a house and name the debt, customers ask for time.
 *
 *     A：您好，请问是李先生吗？             agent's words: 请问是, 先生吗
 *     B：你哪位？                         customer's: 你哪位
 *     A：您的借款已经逾期五天了。            agent's: 您的借款       A 3, B -2: A is the agent, B the customer
 *     B：我现在没钱。                      customer's: 没钱
 *
 * Reporters, lawyers and judges ask and answer as well, and are neither (context_talk_others); a
 * customer who talks with one of them does not make him an agent. Who talks with an agent is a
 * customer, unless the agent is known by his name and the other's words are an agent's as well (a
 * second one takes over). Where neither names nor words tell, nobody's
 * role is known. */

enum {
    TALK = 3,           // turns that a conversation has
    MARGIN = 2,         // by which the agent's words must outweigh the others',
    BARE_MARGIN = 3,    // and where nobody is named
    LISTENED = 1 << 16, // units in which words of agents and customers are looked for
    BARE_ROLE = 4,      // units of a label that is a role and no heading (催收话术大揭秘：)
    FEW_LINES = 2       // lines of a conversation that was copied into one
};

// A label inside a line is a turn where its voice opens lines as well or its name tells its role;
// all of them where the whole conversation stands in one or two lines and the voice
// that opens it comes back.
static bool is_voice(const mc_talk *talk, const mc_voice *voice)
{
    uint32_t size = voice->name.end - voice->name.begin;
    bool first_returns = talk->lines <= FEW_LINES && talk->voices[0].turns > 1;
    if (voice->given.size || voice->bare || voice->headed || voice->timed || voice->answers)
        return true;
    if (voice->role != MC_SPEAKER_NONE) return voice->opened || size <= MC_TALK_NAME;
    return size <= MC_TALK_NAME && ((voice->opened && voice->turns > 1) || first_returns);
}

// A: … B: … A: …: who speaks once between two turns of another.
static void find_answers(mc_talk *talk)
{
    for (uint32_t i = 1; i + 1 < talk->turn_count; i++) {
        const struct mc_talk_turn *turn = &talk->turns[i];
        if (turn[-1].voice == turn[1].voice && turn->voice != turn[1].voice && !turn->inside)
            talk->voices[turn->voice].answers |= talk->voices[turn->voice].turns == 1;
    }
}

static void drop_headings(mc_talk *talk)
{
    uint32_t kept = 0;
    find_answers(talk);
    for (uint32_t i = 0; i < talk->voice_count; i++)
        talk->voices[i].kept = is_voice(talk, &talk->voices[i]);
    for (uint32_t i = 0; i < talk->turn_count; i++) {
        struct mc_talk_turn turn = talk->turns[i];
        if (!talk->voices[turn.voice].kept) continue;
        talk->lines += turn.inside;
        talk->turns[kept++] = turn;
    }
    talk->turn_count = kept;
}

static int32_t count_words(const mc_context_index *index, const mc_text *text,
                           mc_context_class name, mc_norm_span span)
{
    const mc_cue_words *words = mc_cue_index_class(index, name);
    mc_ustr all = mc_text_units(text);
    int32_t count = 0;
    for (mc_norm_span next = mc_cue_index_find(words, all, span); next.begin < next.end;
         next = mc_cue_index_find(words, all, (mc_norm_span){next.end, span.end}))
        count++;
    return count;
}

static void listen(mc_talk *talk, const mc_context_index *index, const mc_text *text)
{
    for (uint32_t i = 0; i < talk->turn_count && talk->turns[i].begin < LISTENED; i++) {
        bool last = i + 1 == talk->turn_count;
        mc_norm_span span = {talk->turns[i].begin,
                             last ? text->norm_size : talk->turns[i + 1].begin};
        if (span.end > LISTENED) span.end = LISTENED;
        talk->voices[talk->turns[i].voice].says +=
            count_words(index, text, MC_CLASS_AGENT_SAYS, span) -
            count_words(index, text, MC_CLASS_CUSTOMER_SAYS, span);
    }
}

static uint32_t count_role(const mc_talk *talk, mc_speaker role)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < talk->voice_count; i++)
        count += talk->voices[i].kept && !talk->voices[i].other && talk->voices[i].role == role;
    return count;
}

// Who says most of what agents say, if that is clearly more than what anybody else says of it.
static mc_voice *loudest_agent(mc_talk *talk)
{
    mc_voice *best = NULL;
    int32_t second = -LISTENED;
    for (uint32_t i = 0; i < talk->voice_count; i++) {
        mc_voice *voice = &talk->voices[i];
        if (!voice->kept || voice->other || voice->role != MC_SPEAKER_NONE) continue;
        if (!best || voice->says > best->says) {
            if (best && best->says > second) second = best->says;
            best = voice;
        } else if (voice->says > second) {
            second = voice->says;
        }
    }
    return best && best->says >= second + (best->bare ? BARE_MARGIN : MARGIN) ? best : NULL;
}

// The other one of two, where a customer is known; else the one whose words are an agent's.
static void choose_agent(mc_talk *talk)
{
    bool customer = count_role(talk, MC_SPEAKER_CUSTOMER) > 0;
    bool alone = count_role(talk, MC_SPEAKER_NONE) == 1;
    mc_voice *best = loudest_agent(talk);
    if (best && (customer ? alone || best->says > 0 : !alone)) best->role = MC_SPEAKER_AGENT;
}

static void decide_roles(mc_talk *talk)
{
    bool named = count_role(talk, MC_SPEAKER_AGENT) > 0;
    if (!named) choose_agent(talk);
    if (count_role(talk, MC_SPEAKER_AGENT) == 0) return;
    for (uint32_t i = 0; i < talk->voice_count; i++) {
        mc_voice *voice = &talk->voices[i];
        if (voice->other || voice->role != MC_SPEAKER_NONE) continue;
        bool second = named && voice->says > MARGIN;
        voice->role = second ? MC_SPEAKER_AGENT : MC_SPEAKER_CUSTOMER;
    }
}

// 催收：你跪下来求我都没用。 A line of an agent's that says 你, and nobody tells of him behind the
// label. What says 您 may be a company's reply.
static bool is_alone(const mc_talk *talk, const mc_context_index *index, const mc_text *text)
{
    if (talk->turn_count != 1 || talk->lines != 1) return false;
    const mc_voice *voice = &talk->voices[talk->turns[0].voice];
    if (!voice->named || voice->role != MC_SPEAKER_AGENT ||
        voice->name.end - voice->name.begin > BARE_ROLE)
        return false;
    mc_norm_span said = {voice->name.end, text->norm_size};
    return count_words(index, text, MC_CLASS_RETOLD, said) == 0 &&
           count_words(index, text, MC_CLASS_FAMILIAR, said) > 0;
}

void mc_talk_read(mc_talk *talk, const mc_context_index *index, const mc_document *document,
                  const mc_text *text, mc_arena *arena)
{
    mc_talk_turns_read(talk, index, document, text, arena);
    drop_headings(talk);
    talk->alone = is_alone(talk, index, text);
    if (count_role(talk, MC_SPEAKER_NONE) == 0) return;
    listen(talk, index, text);
    decide_roles(talk);
}

bool mc_talk_is_conversation(const mc_talk *talk)
{
    if (talk->alone) return true;
    uint32_t heads = 0;
    bool returns = false, agent = false, customer = false;
    for (uint32_t i = 0; i < talk->voice_count; i++) {
        const mc_voice *voice = &talk->voices[i];
        if (voice->headed) heads += voice->turns;
        returns |= voice->kept && voice->turns > 1;
        agent |= voice->kept && voice->named && voice->role == MC_SPEAKER_AGENT;
        customer |= voice->kept && voice->named && voice->role == MC_SPEAKER_CUSTOMER;
    }
    bool mostly = talk->turn_count * 3 >= talk->lines * 2 || heads * 4 >= talk->lines;
    // Two messages say enough where an agent wrote one, and two turns where both are known by name.
    bool answered = agent && (heads > 1 || (customer && talk->turn_count > 1));
    return ((talk->turn_count >= TALK && returns) || answered) && mostly &&
           count_role(talk, MC_SPEAKER_AGENT) > 0 && count_role(talk, MC_SPEAKER_CUSTOMER) > 0;
}

mc_speaker mc_talk_speaker_at(const mc_talk *talk, uint32_t at)
{
    uint32_t low = MC_UPPER_BOUND(talk->turns, talk->turn_count, begin, at);
    if (low == 0) return MC_SPEAKER_NONE;
    const mc_voice *voice = &talk->voices[talk->turns[low - 1].voice];
    bool unknown = voice->role == MC_SPEAKER_NONE && voice->given.size > 0;
    return unknown ? MC_SPEAKER_UNKNOWN : voice->role;
}

void mc_talk_dispose(mc_talk *talk)
{
    mc_literal_hits_dispose(&talk->raw);
    free(talk->turns);
    free(talk->voices);
    *talk = (mc_talk){0};
}
