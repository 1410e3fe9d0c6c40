// SPDX-License-Identifier: Apache-2.0
/** Attribution end to end, one row a mechanism: what must be charged to whom, and what must not. */
#include "charge_fixture.h"

static void charges_by_graded_evidence(void **state)
{
    static const row rows[] = {
        {"丙丁贷天天打电话骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"我被丙丁贷催收骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"戊己银行很好。丙丁贷天天打电话，还要骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"我在丙丁贷借了钱，他们天天骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"我在戊己银行借了钱，他们天天骂人。", "骂人", "respondent:丙丁贷", "丙丁贷", 0, 0},
        {"丙丁贷是平台。后来他们骂人。", "骂人", "paragraph:丙丁贷", 0, 0, 0},
        {"他们天天骂人。", "骂人", "title:丙丁贷", 0, "丙丁贷暴力催收", 0},
        {"#丙丁贷[超话]# 他们天天骂人。", "骂人", "hashtag:丙丁贷", 0, 0, 0},
        {"他们天天骂人。", "骂人", "thread:丙丁贷", 0, 0, "丙丁贷互助"},
        {"丙丁贷放款很快。\n戊己银行放款也快。\n该公司的人骂人。", "骂人", "reference:戊己银行", 0,
         0, 0},
        {"丙丁贷放款很快。\n后来的人骂人。", "骂人", "only_company:丙丁贷", 0, 0, 0},
        {"丙丁贷好。\n丙丁贷快。\n丙丁贷多。\n戊己银行慢。\n有人骂人。", "骂人", "topic:丙丁贷", 0,
         0, 0},
        {"他们天天骂人。", "骂人", "unattributed:", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void shares_or_withholds_between_companies(void **state)
{
    static const row rows[] = {
        {"丙丁贷、戊己银行都爆通讯录。", "爆通讯录", "clause_subject:丙丁贷+戊己银行", 0, 0, 0},
        {"丙丁贷平台和戊己银行都爆通讯录。", "爆通讯录", "clause_subject:丙丁贷+戊己银行", 0, 0, 0},
        {"丙丁贷和戊己银行，有人骂人。", "骂人", "sentence:丙丁贷+戊己银行", 0, 0, 0},
        {"联系丙丁贷和戊己银行，有人骂人。", "骂人", "ambiguous:", 0, 0, 0},
        {"节目曝光砍头息，点名了丙丁贷、戊己银行。", "砍头息", "list:丙丁贷+戊己银行", 0, 0, 0},
        {"丙丁贷天天打电话，戊己银行倒没有，还要骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷：天天骂人。\n戊己银行：很客气。", "骂人", "list:丙丁贷", 0, 0, 0},
        {"我用丙丁贷还钱，联系戊己银行，有人骂人。", "骂人", "ambiguous:", 0, 0, 0},
        {"我用丙丁贷还钱，联系戊己银行，信用卡的人骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"我用丙丁贷还信用卡，联系戊己银行，有人骂人。", "骂人", "ambiguous:", 0, 0, 0},
        {"丙丁贷的资方戊己银行，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷好，戊己银行放款，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"戊己银行放款，有人骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"丙丁贷天天骂人，戊己银行的人倒没有骂过。", "骂过", "sentence:丙丁贷", 0, 0, 0},
        {"他们不像丙丁贷，戊己银行的人骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"丙丁贷不像戊己银行，他们骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"通过丙丁贷借款，资方戊己银行，有人骂人，希望戊己银行处理。", "骂人", "sentence:丙丁贷", 0,
         0, 0},
        {"在丙丁贷借款，扣我戊己银行的钱，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"在丙丁贷借款，戊己银行卡里没钱，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"我用丙丁贷在壬癸商城买东西，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"戊己银行平台丙丁贷的人骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"警方通报向丙丁贷骂人，戊己银行未提及。", "骂人", "clause:丙丁贷", 0, 0, 0},
        {"丙丁贷，戊己银行，都爆通讯录。", "爆通讯录", "sentence:丙丁贷+戊己银行", 0, 0, 0},
        {"联系丙丁贷，戊己银行的人骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"在丙丁贷借款的人骂人，后来戊己银行好。", "骂人", "clause:丙丁贷", 0, 0, 0},
        {"听说“丙丁贷”“戊己银行”都爆通讯录。", "爆通讯录", "clause_subject:丙丁贷+戊己银行", 0, 0,
         0},
        {"#丙丁贷骂人# 戊己银行好。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"#丙丁贷# 戊己银行骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"丙丁贷委托一家叫丑寅科技有限公司的。", "委托一家叫丑寅科技有限公司",
         "clause_subject:丙丁贷", 0, 0, 0},
        {"在丙丁贷借款，现在戊己银行的人骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"通过丙丁贷借款，是戊己银行放款的，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"通过丙丁贷借款，戊己银行放款的人骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"丙丁贷很客气，另一家天天骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"另一家很客气，丙丁贷天天骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"丙丁贷让我去另一家借，他们还骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* A noun of its kind stands for the one company of that kind. */
static void takes_nouns_for_the_one_of_their_kind(void **state)
{
    static const row rows[] = {
        {"丙丁贷放款，戊己银行好。丙丁贷快。银行的人骂人。", "骂人", "reference:戊己银行", 0, 0, 0},
        {"丙丁贷放款，戊己银行好。丙丁贷快。其他银行骂人。", "骂人", "paragraph:丙丁贷", 0, 0, 0},
        {"丙丁贷放款，戊己银行好。丙丁贷快。银行卡里没钱骂人。", "骂人", "paragraph:丙丁贷", 0, 0,
         0},
        {"丙丁贷放款，丑寅融资担保好。丙丁贷快。担保公司骂人。", "骂人", "reference:丑寅融资担保",
         0, 0, 0},
        {"丑寅融资担保好，卯辰融资担保好。丙丁贷快。担保公司骂人。", "骂人",
         "reference:卯辰融资担保", 0, 0, 0},
        {"丑寅融资担保好，卯辰融资担保好。丙丁贷快，担保公司骂人。", "骂人", "sentence:丙丁贷", 0,
         0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* What is only possible or forbidden is not pinned on a company that merely stands in the paragraph. */
static void rules_need_more_than_the_paragraph(void **state)
{
    fixture *f = *state;
    static const mc_finding_status loose[] = {MC_NORM, MC_HYPOTHETICAL, MC_GENERAL};
    for (size_t i = 0; i < sizeof loose / sizeof *loose; i++) {
        f->judgements[0].status = loose[i];
        judge(f, "丙丁贷好。戊己银行好。不得骂人。", "骂人");
        assert_charged(f, "unattributed:");
        judge(f, "戊己银行好。丙丁贷骂人。", "骂人");
        assert_charged(f, "clause_subject:丙丁贷");
    }
    f->judgements[0].status = MC_ASSERTED;
    judge(f, "丙丁贷好。戊己银行好。有人骂人。", "骂人");
    assert_charged(f, "paragraph:戊己银行");
}

static void charges_no_bystander(void **state)
{
    static const row rows[] = {
        {"我在戊己银行上班，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"据戊己银行日报报道，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"我在戊己银行公司上班，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"戊己银行催上班的人，还骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"根据戊己银行的规定，有人骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"@戊己银行 有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"骗子冒充戊己银行骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"有人骂人 - 戊己银行", "骂人", "unattributed:", 0, 0, 0},
        {"有人骂人_戊己银行\n明天再说", "骂人", "unattributed:", 0, 0, 0},
        {"有人骂人-戊己银行的人", "骂人", "clause:戊己银行", 0, 0, 0},
        {"清风徐来，有人借款后骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"清风拂面，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"我在清风借款，有人骂人。", "骂人", "sentence:清风", 0, 0, 0},
        {"某消费金融骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"有158贷的人骂人。", "骂人", "unattributed:", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* Shops, and firms by which people pay: named in passing by most who complain of another. */
static void charges_no_shop_or_payment_in_passing(void **state)
{
    static const row rows[] = {
        {"壬癸商城骂人。", "骂人", "clause_subject:壬癸商城", 0, 0, 0},
        {"在壬癸商城买过，有人骂人。", "骂人", "sentence:壬癸商城", 0, 0, 0},
        {"在壬癸商城买过。有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"壬癸商城卡里有钱，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"用子丑支付，有人骂人。", "骂人", "sentence:子丑支付", 0, 0, 0},
        {"用子丑支付卡里的钱，有人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"用戊己银行卡里的钱，有人骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* The bank's short name is also that of its sister, which was spoken of before. */
static void reads_a_short_name_by_the_longer_one(void **state)
{
    static const row rows[] = {
        {"丁卯催收骂人。", "骂人", "clause_subject:丁卯", 0, 0, 0},
        {"丁卯消费好。丁卯催收骂人。", "骂人", "clause_subject:丁卯消费", 0, 0, 0},
        {"丁卯催收骂人。丁卯消费好。", "骂人", "clause_subject:丁卯", 0, 0, 0},
        {"丁卯银行好，丁卯消费好。丁卯催收骂人。", "骂人", "clause_subject:丁卯银行", 0, 0, 0},
        {"丁卯消费好。丁卯催收骂人。", "骂人", "clause_subject:丁卯银行", "丁卯银行", 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void learns_names_of_the_document(void **state)
{
    static const row rows[] = {
        {"南山丑寅科技有限公司（以下简称“小舟”）很大。\n小舟的人骂人。", "骂人",
         "clause_subject:南山丑寅科技有限公司", 0, 0, 0},
        {"南山丑寅电子科技有限公司很大。丙丁贷快。\n丑寅公司的人骂人。", "骂人",
         "clause_subject:南山丑寅电子科技有限公司", 0, 0, 0},
        {"南山丑寅电子科技有限公司很大，北海丑寅科技有限公司小。丙丁贷快。\n丑寅公司的人骂人。",
         "骂人", "unattributed:", 0, 0, 0},
        {"南山丑寅科技有限公司（以下简称“公司”）很大。丙丁贷的公司骂人。", "骂人",
         "clause_subject:丙丁贷", 0, 0, 0},
        {"以“丑寅汇”为例。\n丑寅汇的人骂人。", "骂人", "clause_subject:丑寅汇", 0, 0, 0},
        {"丑寅消费金融骂人。", "骂人", "clause_subject:丑寅消费金融", 0, 0, 0},
        {"丑*寅平台骂人。", "骂人", "clause_subject:丑*寅", 0, 0, 0},
        {"我在戊己银行的网点里查到，丑寅消费金融骂人。", "查到，丑寅消费金融骂人",
         "sentence:丑寅消费金融", 0, 0, 0},
        {"他们骂人。", "骂人", "respondent:辰巳优选", "辰巳优选", 0, 0},
        {"他们骂人。", "骂人", "respondent:辰巳优选", "辰巳优选（午未科技）", 0, 0},
        {"他们骂人。", "骂人", "respondent:辰巳(午未)优选", "辰巳(午未)优选", 0, 0},
        {"他们骂人。", "骂人", "respondent:辰巳（午未）优选", "辰巳（午未）优选(已下架)", 0, 0},
        {"戊己银行好。丑寅消费金融来电，还骂人。", "骂人", "sentence:丑寅消费金融有限公司",
         "丑寅消费金融有限公司", 0, 0},
        {"丑寅金服很大。戊己银行好。\n丑寅的人骂人。", "骂人", "clause_subject:丑寅金服", 0, 0, 0},
        {"丑寅金服很大。戊己银行好。\n找丑寅人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"立刻金服很大。戊己银行好。\n立刻的人骂人。", "骂人", "unattributed:", 0, 0, 0},
        {"立刻金服很大。戊己银行好。\n立刻的客服骂人。", "骂人", "clause_subject:立刻金服", 0, 0,
         0},
        {"戊己银行好。\n找丑寅人骂人。", "骂人", "clause_subject:丑寅金服", "丑寅金服", 0, 0},
        {"戊己银行好。\n找立刻人骂人。", "骂人", "respondent:立刻金服", "立刻金服", 0, 0},
        {"丑寅金服很大。丑寅理财和丑寅理财也大。\n丑寅的人骂人。", "骂人", "unattributed:", 0, 0,
         0},
        {"丑寅金服（卯辰消费金融有限公司）好。\n丑寅金服骂人。", "骂人",
         "clause_subject:卯辰消费金融有限公司", 0, 0, 0},
        {"以“清风贷”为例。清风贷催收骂人。", "骂人", "clause_subject:清风贷", 0, 0, 0},
        {"以“清风贷”为例。清风催收骂人。", "骂人", "clause_subject:清风", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void keeps_collector_and_principal_apart(void **state)
{
    fixture *f = *state;
    f->document = (mc_document){.respondent = MC_STR("丙丁贷")};
    judge(f, "庚辛咨询的人天天骂人。", "骂人");
    assert_charged(f, "clause_subject:庚辛咨询");
    const mc_attribution *a = &f->result.attributions[0];
    assert_int_not_equal(a->principal, MC_NONE);
    assert_true(mc_str_equal(f->result.parties[a->principal].id, MC_STR("bingding")));
    assert_int_equal(f->context.judgements[0].actor, MC_ACTOR_COLLECTOR);
    assert_int_equal(a->margin, 30);
    judge(f, "丙丁贷委托丑寅科技有限公司催收，丑寅科技有限公司的人骂人。", "骂人");
    assert_charged(f, "clause_subject:丑寅科技有限公司");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_COLLECTOR);
    uint32_t principal = f->result.attributions[0].principal;
    assert_int_not_equal(principal, MC_NONE);
    assert_true(mc_str_equal(f->result.parties[principal].mention, MC_STR("丙丁贷")));
    judge(f, "丙丁贷委托的丑寅科技有限公司骂人。", "骂人");
    assert_charged(f, "clause_subject:丑寅科技有限公司");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_COLLECTOR);
    f->judgements[0].actor = MC_ACTOR_LENDER;
    judge(f, "丙丁贷委托丑寅科技有限公司，还有人骂人。", "骂人");
    assert_charged(f, "sentence:丑寅科技有限公司");
    f->judgements[0].actor = MC_ACTOR_LENDER;
    judge(f, "丑寅催客科技有限公司骂人。", "骂人");
    assert_charged(f, "clause_subject:丑寅催客科技有限公司");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_COLLECTOR);
    f->judgements[0].actor = MC_ACTOR_OTHER;
    judge(f, "丑寅催客科技有限公司骂人。", "骂人");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_OTHER);
}

static void prints_the_legal_name_only_of_a_checked_alias(void **state)
{
    fixture *f = *state;
    judge(f, "丙丁贷骂人。", "骂人");
    assert_true(mc_str_equal(f->result.parties[0].name, MC_STR("丙丁贷")));
    judge(f, "丙丁贷骂人。丙丁消费金融不管。", "骂人");
    assert_int_equal(f->result.party_count, 1);
    assert_true(mc_str_equal(f->result.parties[0].name, MC_STR("丙丁消费金融有限公司")));
    assert_true(mc_str_equal(f->result.parties[0].mention, MC_STR("丙丁消费金融")));
}

static void charges_no_company_for_acts_of_others(void **state)
{
    fixture *f = *state;
    f->judgements[0].actor = MC_ACTOR_CONSUMER;
    judge(f, "丙丁贷催我，我骂人。", "骂人");
    assert_charged(f, "unattributed:");
    f->judgements[0] = (mc_judgement){.removed = true};
    judge(f, "丙丁贷骂人。", "骂人");
    assert_int_equal(f->result.first_attribution[1], 0);
    f->judgements[0] = (mc_judgement){.status = MC_GENERAL};
    judge(f, "丙丁贷放款。有些催收往往骂人。", "骂人");
    assert_charged(f, "unattributed:");
    analyse(f, "骗子说是丙丁贷，还骂人。");
    f->judgements[0] = (mc_judgement){.actor = MC_ACTOR_OTHER, .subject = span_of(f, "骗子")};
    judge(f, "骗子说是丙丁贷，还骂人。", "骂人");
    assert_charged(f, "unattributed:");
    f->judgements[0].subject = span_of(f, "丙丁贷");
    judge(f, "骗子说是丙丁贷，还骂人。", "骂人");
    assert_charged(f, "sentence:丙丁贷");
    f->judgements[0] = (mc_judgement){.actor = MC_ACTOR_OTHER, .by_acquaintance = true};
    judge(f, "表弟拿我证件在丙丁贷借钱，骂人。", "骂人");
    assert_charged(f, "unattributed:");
    f->judgements[0] = (mc_judgement){.actor = MC_ACTOR_LENDER};
    judge(f, "丙丁贷好，我被骗子骂人。", "骂人");
    assert_charged(f, "unattributed:");
    judge(f, "丙丁贷好，骗子多，骂人。", "骂人");
    assert_charged(f, "sentence:丙丁贷");
    f->judgements[0].actor = MC_ACTOR_OTHER;
    analyse(f, "学堂说丙丁贷便宜，还骂人。");
    f->judgements[0].subject = span_of(f, "学堂");
    judge(f, "学堂说丙丁贷便宜，还骂人。", "骂人");
    assert_charged(f, "unattributed:");
    judge(f, "学堂和壬癸商城合作，还骂人。", "骂人");
    assert_charged(f, "sentence:壬癸商城");
    judge(f, "学堂说便宜，丙丁贷骂人。", "骂人");
    assert_charged(f, "clause_subject:丙丁贷");
}

/* Names in no list that say what a text is about: not those of the stock exchange, nor listed ones. */
static void unlisted_names_are_placed(void **state)
{
    fixture *f = *state;
    const mc_norm_span *places = NULL;
    uint32_t count = 0;
    mc_error err = {0};
    analyse(f, "丙丁贷好。丑寅(600123)好。卯辰金服好，卯辰金服快。");
    assert_int_equal(mc_entity_unlisted(f->run, &places, &count, &err), MC_OK);
    assert_int_equal(count, 2);
    mc_norm_span first = span_of(f, "卯辰金服");
    assert_int_equal(places[0].begin, first.begin);
    assert_int_equal(places[0].end, first.end);
    assert_true(places[1].begin > places[0].begin);
    judge(f, "丑寅(600123)骂人。", "骂人");
    assert_charged(f, "clause_subject:丑寅");
}

/* The name of a firm in no list says that it sells what is bought on credit. */
static void dealers_are_no_lenders(void **state)
{
    fixture *f = *state;
    judge(f, "南山学堂科技有限公司骂人。", "骂人");
    assert_charged(f, "clause_subject:南山学堂科技有限公司");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_OTHER);
    f->judgements[0].actor = MC_ACTOR_LENDER;
    judge(f, "南山丑寅科技有限公司骂人。", "骂人");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_LENDER);
}

/* What befalls a company known by the code of its shares alone is no lender's doing. */
static void traded_names_are_no_lenders(void **state)
{
    fixture *f = *state;
    judge(f, "丑寅(600123)骂人。", "骂人");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_OTHER);
    f->judgements[0].actor = MC_ACTOR_LENDER;
    judge(f, "丑寅(600123)好。丙丁贷骂人。", "骂人");
    assert_int_equal(f->judgements[0].actor, MC_ACTOR_LENDER);
}

/* In a complaint, and only there, the next paragraph is still about the company of the last act. */
static void a_complaint_goes_on_about_its_company(void **state)
{
    fixture *f = *state;
    static const mc_genre genres[] = {MC_GENRE_COMPLAINT, MC_GENRE_NEWS};
    static const char *const expected[] = {"topic", "unattributed"};
    for (size_t i = 0; i < 2; i++) {
        f->judgements[0] = f->judgements[1] = (mc_judgement){0};
        analyse(f, "戊己银行好。丙丁贷骂人。\n后来还威胁我。");
        f->hits[0] = (mc_hit){0, span_of(f, "骂人"), span_of(f, "骂人")};
        f->hits[1] = (mc_hit){0, span_of(f, "威胁"), span_of(f, "威胁")};
        f->judgements[1].hit = 1;
        f->matches = (mc_match_result){.hits = f->hits, .hit_count = 2};
        f->context = (mc_context_result){
            .judgements = f->judgements, .judgement_count = 2, .genre = genres[i]};
        mc_error err = {0};
        assert_int_equal(mc_entity_attribute(f->run, &f->document, &f->text, &f->matches,
                                             &f->context, &f->result, &err),
                         MC_OK);
        const mc_attribution *second = &f->result.attributions[f->result.first_attribution[1]];
        assert_string_equal(mc_attribution_by_code(second->by), expected[i]);
    }
}

/* A report charges a company named in passing with nothing beyond its sentence; a complaint does. */
static void a_report_charges_its_matter(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *text;
        const char *told, *reported;
    } rows[] = {
        {"催收的手段很多。\n有人在骂人。\n短信通过丙丁贷发出。", "only_company:丙丁贷",
         "unattributed:"},
        {"催收的手段很多。\n有人在骂人，短信里也有。短信通过丙丁贷发出。", "paragraph:丙丁贷",
         "unattributed:"},
        {"催收的手段很多。\n短信里有人在骂人，那是丙丁贷的。", "sentence:丙丁贷",
         "sentence:丙丁贷"},
        {"丙丁贷被点名。\n有人在骂人。", "only_company:丙丁贷", "only_company:丙丁贷"},
        {"催收的手段很多。\n有人在骂人。\n丙丁贷好。丙丁贷快。丙丁贷近。", "only_company:丙丁贷",
         "only_company:丙丁贷"},
        // A law firm writes and defends, unless it is said to act.
        {"辰巳律所说，有人在骂人。", "sentence:辰巳律所", "unattributed:"},
        {"被辰巳律所的人骂人。", "clause_subject:辰巳律所", "clause_subject:辰巳律所"},
        // So many firms of which the sentence names none.
        {"丙丁贷快。上半年有7家平台，天天骂人。", "paragraph:丙丁贷", "unattributed:"},
        {"丙丁贷等7家平台骂人。", "clause_subject:丙丁贷", "clause_subject:丙丁贷"},
        {"丙丁贷快。丙丁贷向多家平台骂人。", "clause_subject:丙丁贷", "clause_subject:丙丁贷"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        judge_as(f, MC_GENRE_COMPLAINT, rows[i].text, "骂人");
        assert_charged(f, rows[i].told);
        judge_as(f, MC_GENRE_NEWS, rows[i].text, "骂人");
        assert_charged(f, rows[i].reported);
    }
}

/* An article about one company gives an example of another one's customer. */
static void an_article_gives_other_examples(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *text;
        const char *reported, *on_page;
    } rows[] = {
        {"丙丁贷好。有个案例，有人骂人。", "paragraph:丙丁贷", "unattributed:"},
        {"丙丁贷好。有个案例，小李借了丙丁贷。有人骂人。", "paragraph:丙丁贷", "paragraph:丙丁贷"},
        {"丙丁贷好。有人骂人，有个案例。", "paragraph:丙丁贷", "paragraph:丙丁贷"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        judge_as(f, MC_GENRE_NEWS, rows[i].text, "骂人");
        assert_charged(f, rows[i].reported);
        judge_as(f, MC_GENRE_ARTICLE, rows[i].text, "骂人");
        assert_charged(f, rows[i].on_page);
    }
}

/* In a report the company of a paragraph is left behind; somebody who tells his own case goes on about it. */
static void a_report_leaves_companies_behind(void **state)
{
    fixture *f = *state;
    static const struct {
        int sentences;
        const char *told, *reported;
    } rows[] = {{2, "paragraph:丙丁贷", "paragraph:丙丁贷"},
                {30, "paragraph:丙丁贷", "unattributed:"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[4000] = "戊己银行快。\n丙丁贷好。";
        for (int n = 0; n < rows[i].sentences; n++)
            strcat(text, "天气不错，风也小。");
        strcat(text, "有人在骂人。");
        judge_as(f, MC_GENRE_COMPLAINT, text, "骂人");
        assert_charged(f, rows[i].told);
        judge_as(f, MC_GENRE_NEWS, text, "骂人");
        assert_charged(f, rows[i].reported);
    }
}

static void a_digest_keeps_its_items_apart(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *text, *reported;
    } rows[] = {{"1.丙丁贷放款快；2.戊己银行慢；3.后来有人骂人。", "unattributed:"},
                {"1.丙丁贷放款快；2.戊己银行慢，后来有人骂人；3.天气不错。", "sentence:戊己银行"},
                {"1.丙丁贷放款快；2.丙丁贷慢；3.后来有人骂人。", "paragraph:丙丁贷"},
                {"1.丙丁贷放款快；2.天气不错；3.后来有人骂人。", "paragraph:丙丁贷"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        judge_as(f, MC_GENRE_NEWS, rows[i].text, "骂人");
        assert_charged(f, rows[i].reported);
    }
    judge_as(f, MC_GENRE_COMPLAINT, rows[0].text, "骂人");
    assert_charged(f, "paragraph:戊己银行");
}

static void keeps_to_a_closed_list(void **state)
{
    fixture *f = *state;
    const mc_str only[] = {MC_STR("戊己银行"), MC_STR("午未网")};
    f->document = (mc_document){.companies = only, .company_count = 2};
    judge(f, "我在戊己银行存钱。丙丁贷骂人。", "骂人");
    assert_charged(f, "paragraph:戊己银行");
    judge(f, "午未网的人骂人。", "骂人");
    assert_charged(f, "clause_subject:午未网");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(charges_by_graded_evidence),
        entity_test(shares_or_withholds_between_companies),
        entity_test(takes_nouns_for_the_one_of_their_kind),
        entity_test(unlisted_names_are_placed),
        entity_test(dealers_are_no_lenders),
        entity_test(traded_names_are_no_lenders),
        entity_test(a_complaint_goes_on_about_its_company),
        entity_test(a_report_charges_its_matter),
        entity_test(an_article_gives_other_examples),
        entity_test(a_report_leaves_companies_behind),
        entity_test(a_digest_keeps_its_items_apart),
        entity_test(rules_need_more_than_the_paragraph),
        entity_test(charges_no_bystander),
        entity_test(charges_no_shop_or_payment_in_passing),
        entity_test(reads_a_short_name_by_the_longer_one),
        entity_test(learns_names_of_the_document),
        entity_test(keeps_collector_and_principal_apart),
        entity_test(prints_the_legal_name_only_of_a_checked_alias),
        entity_test(charges_no_company_for_acts_of_others),
        entity_test(keeps_to_a_closed_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
