// SPDX-License-Identifier: Apache-2.0
#include "input/html_page.h"
#include "reading.h"

static void page_is_its_readable_text(void **state)
{
    assert_string_equal(
        read_text(
            *state, "a.html",
            "<!DOCTYPE html><html><head><title>催收 &amp; 投诉</title><style>p{}</style>"
            "<meta name=author content=小明></head><body><nav>首页</nav><script>x('<p>')</script>"
            "<h1>标题</h1><p>他们<b>威胁</b>我，\n还说&#35201;上门&lt;b&gt;。</p>"
            "<ul><li>一<li>二</ul><div style='display: none'>藏</div><footer>版权</footer>"
            "a<br>b c\n  d<table><tr><td>甲</td><td>乙</td></tr></table></body></html>"),
        "doc a.html:1 @a.html title=催收 & 投诉 author=小明 "
        "text=[标题\n他们威胁我，还说要上门<b>。\n一\n二\na\nb c d\n甲\t乙]\n"
        "read a.html 1 UTF-8\n");
}

static void posts_of_a_thread_are_documents(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("author"), MC_STR(".//span[@class='who']")},
                           {MC_STR("date"), MC_STR("@data-time")}};
    r->options.record = "//div[@class='post']";
    r->options.maps = maps;
    r->options.map_count = 2;
    assert_string_equal(
        read_text(r, "t.html",
                  "<html><head><title>讨论</title></head><body><h1>讨论</h1>"
                  "<div class=post data-time=2026-01-05><span "
                  "class=who>甲</span><p>他们爆通讯录</p></div>"
                  "<div class=post data-time=2026-01-06><span class=who>乙</span>"
                  "<blockquote>他们爆通讯录</blockquote><div class='x "
                  "quote-box'>引用</div><p>我也是</p></div>"
                  "</body></html>"),
        "doc t.html:1 @t.html#1 title=讨论 date=2026-01-05 author=甲 thread=讨论 "
        "text=[他们爆通讯录]\n"
        "doc t.html:2 @t.html#2 title=讨论 date=2026-01-06 author=乙 thread=讨论 text=[我也是]\n"
        "note t.html:0 quotes_dropped\nread t.html 2 UTF-8\n");
    assert_string_equal(read_text(r, "u.html", "<html><body><p>无</p></body></html>"),
                        "skipped u.html:0 no_record\nread u.html 0 UTF-8\n");
}

static void a_post_without_what_map_names_is_skipped(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("./p")}};
    r->options.record = "//div";
    r->options.maps = maps;
    r->options.map_count = 1;
    assert_string_equal(
        read_text(r, "t.html", "<html><body><div><p>骂人</p></div><div>甲</div></body></html>"),
        "doc t.html:1 @t.html#1 text=[骂人]\nskipped t.html:1 no_mapped_field\n"
        "read t.html 1 UTF-8\n");
    r->options.record = NULL;
    assert_string_equal(read_text(r, "t.html", "<html><body><p>骂人</p></body></html>"),
                        "doc t.html:1 @t.html text=[骂人]\nnote t.html:0 no_mapped_field\n"
                        "read t.html 1 UTF-8\n");
}

static void a_page_says_once_what_it_quotes_of_itself(void **state)
{
    assert_string_equal(read_text(*state, "t.html",
                                  "<html><body><p>他们爆通讯录</p><blockquote>他们爆通讯录"
                                  "</blockquote><p>我也是</p></body></html>"),
                        "doc t.html:1 @t.html text=[他们爆通讯录\n我也是]\n"
                        "note t.html:0 quotes_dropped\nread t.html 1 UTF-8\n");
}

// Classes that vary, ids that count, comments inside comments: what the page tells finds each post.
static void a_thread_tells_where_its_posts_stand(void **state)
{
    static const struct {
        const char *page, *path;
    } threads[] = {
        {"<html><body><div class=top>论坛</div>"
         "<div class='post even'><b>甲</b><p>他们爆通讯录，还骂人。</p></div>"
         "<div class='post odd'><b>乙</b><p>我也是，天天打电话。</p></div>"
         "<div class='post even last'><b>丙</b><p>找谁投诉有用吗？</p></div></body></html>",
         "//div[contains(concat(' ',@class,' '),' post ')]"},
        {"<html><body><div id=postlist>"
         "<div id=post_71><table><tr><td>甲<td>他们爆通讯录，还骂人。</table></div>"
         "<div id=post_72><table><tr><td>乙<td>我也是，天天打电话。</table></div>"
         "<div id=post_73><table><tr><td>丙<td>找谁投诉有用吗？</table></div></div></body></html>",
         "//div[translate(@id,'0123456789','')='post_']"},
        {"<html><body><ul><li class=comment><div "
         "class=body><i>甲</i><div>他们爆通讯录。</div></div>"
         "<ul><li class=comment><div class=body><i>乙</i><div>我也是，天天打电话。</div></div></li>"
         "</ul></li><li class=comment><div class=body><i>丙</i><div>找谁投诉有用？</div></div></li>"
         "</ul></body></html>",
         "//div[@class='body']"}};
    reading *r = *state;
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        mc_html_page facts;
        mc_buf text = MC_BUF_INIT(4096);
        mc_arena arena = MC_ARENA_INIT;
        r->options.record = NULL;
        assert_non_null(
            strstr(read_text(r, "t.html", threads[i].page), "posts_alike\nread t.html 1"));
        mc_status st =
            mc_html_page_read(&facts, &text, &arena, mc_str_from_z(threads[i].page), NULL);
        assert_int_equal(st, MC_OK);
        assert_int_equal(facts.posts, 3);
        assert_int_equal(facts.post_path.size, strlen(threads[i].path));
        assert_memory_equal(facts.post_path.data, threads[i].path, facts.post_path.size);
        r->options.record = threads[i].path;
        assert_non_null(strstr(read_text(r, "t.html", threads[i].page), "read t.html 3"));
        mc_buf_dispose(&text);
        mc_arena_dispose(&arena);
    }
}

static void an_article_has_no_posts(void **state)
{
    assert_string_equal(
        read_text(*state, "t.html",
                  "<html><body><div class=para>他们爆通讯录，还骂人。</div>"
                  "<div class=para>我也是，天天打电话。</div><div class=para>找谁投诉？</div>"
                  "</body></html>"),
        "doc t.html:1 @t.html text=[他们爆通讯录，还骂人。\n我也是，天天打电话。\n找谁投诉？]\n"
        "read t.html 1 UTF-8\n");
}

static void wrong_xpath_is_a_usage_error(void **state)
{
    reading *r = *state;
    char path[256];
    mc_error error = {0};
    mc_document_sink sink = {log_document, log_coverage, NULL, r};
    r->options.record = "//div[";
    write_input(r, "t.html", "<html>x</html>", 14);
    snprintf(path, sizeof path, "%s/t.html", r->folder);
    assert_int_equal(mc_input_read(path, &r->options, &sink, &error), MC_ERR_USAGE);
    assert_non_null(strstr(error.message, "//div["));
}

static void gb_page_with_meta_is_decoded_once(void **state)
{
    // 他们威胁我 in GBK; the meta tag must not make libxml2 decode again.
    assert_string_equal(
        read_text(*state, "g.html",
                  "<html><head><meta "
                  "charset=\"gb2312\"></head><body><p>\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2\xCE\xD2"
                  "</p></body></html>"),
        "doc g.html:1 @g.html text=[他们威胁我]\nread g.html 1 GB18030\n");
}

static void text_that_is_only_in_the_frame_is_kept(void **state)
{
    assert_string_equal(
        read_text(*state, "f.html", "<html><body><form><p>都在表单里</p></form></body></html>"),
        "doc f.html:1 @f.html text=[都在表单里]\nread f.html 1 UTF-8\n");
}

static void deep_and_broken_pages_are_read_to_the_end(void **state)
{
    mc_buf page = MC_BUF_INIT(4 << 20);
    mc_buf_add_z(&page, "<html><body>");
    for (int i = 0; i < 3000; i++) {
        mc_buf_add_z(&page, "<div><b>");
    }
    mc_buf_add_z(&page, "在深处<p>&nosuch; &#0; </i></html><p>末尾");
    const char *log = read_bytes(*state, "d.html", page.data, page.size);
    assert_non_null(strstr(log, "在深处"));
    assert_non_null(strstr(log, "末尾"));
    assert_non_null(strstr(log, "read d.html 1 UTF-8\n"));
    mc_buf_dispose(&page);
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(page_is_its_readable_text),
        READING_TEST(posts_of_a_thread_are_documents),
        READING_TEST(a_post_without_what_map_names_is_skipped),
        READING_TEST(a_page_says_once_what_it_quotes_of_itself),
        READING_TEST(a_thread_tells_where_its_posts_stand),
        READING_TEST(an_article_has_no_posts),
        READING_TEST(wrong_xpath_is_a_usage_error),
        READING_TEST(gb_page_with_meta_is_decoded_once),
        READING_TEST(text_that_is_only_in_the_frame_is_kept),
        READING_TEST(deep_and_broken_pages_are_read_to_the_end),
    };
    return cmocka_run_group_tests_name("input.html_reader", tests, NULL, NULL);
}
